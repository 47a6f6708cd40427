import { ask, type Step, settle, tell } from '../steps.ts'
import { api, synthetic } from './facts.ts'

const all = `${api}/enterprises`
const survivor = `${all}/@{merging-survivor}`
const duplicate = `${all}/@{merging-duplicate}`

const act = (name: string, path: string, body: object): Step =>
  tell(`merging-${name}`, 'registrar', path, body)

/** One enterprise that was registered twice: merged, asked for by both ids, and two again. */
export const merging: readonly Step[] = [
  act('survivor', all, {
    nameZh: '演示·保留材料有限公司',
    materialField: 'NEM-02',
    district: '440306',
    park: '440306-1',
    provenance: synthetic,
  }),
  act('duplicate', all, { nameZh: '演示·重复材料有限公司', provenance: synthetic }),
  act('merge', `${duplicate}/merger`, {
    survivorId: '@{merging-survivor}',
    reason: 'Registered twice',
  }),
  act('chain', `${survivor}/merger`, { survivorId: '@{merging-duplicate}', reason: 'Back' }),
  act('rename', `${duplicate}/rename`, { renamedOn: '2022-03-01', nameZh: '演示·别名有限公司' }),
  settle,
  ask('merging-read', 'bank-officer', duplicate),
  ask('merging-ladder', 'bank-officer', `${duplicate}/ladder`),
  ask('merging-goes-on', 'bank-officer', survivor),
  ask('merging-found', 'bank-officer', `${all}?search=%E9%87%8D%E5%A4%8D%E6%9D%90%E6%96%99`),
  ask('merging-held', 'bank-officer', `${all}?designation=high-tech-enterprise&pageSize=1`),
  act('reverse', `${duplicate}/merger/reversal`, { reason: 'They are two' }),
]
