import { ask, type Step, settle, tell } from '../steps.ts'
import { api, paper, synthetic } from './facts.ts'

const all = `${api}/enterprises`
const named = `${all}/@{names-register}`

const act = (name: string, path: string, body: object): Step =>
  tell(`names-${name}`, 'registrar', path, body)

/** An enterprise of its own, after all else: what it was called before, and what it never was. */
export const names: readonly Step[] = [
  act('register', all, { nameZh: '演示·更名材料有限公司', provenance: synthetic }),
  act('rename', `${named}/rename`, {
    renamedOn: '2022-03-01',
    nameZh: '演示·平\uFA10材料有限公司',
    nameEn: 'Renamed Materials (synthetic)',
    evidence: paper,
    provenance: synthetic,
  }),
  act('former', `${named}/former-names`, { until: '2019-01-01', nameZh: '演示·最初材料有限公司' }),
  act('mistaken', `${named}/former-names`, { until: '2018-01-01', nameZh: '演示·另一家公司' }),
  act('withdraw', `${named}/former-names/2018-01-01/withdrawal`, { reason: 'Another company' }),
  settle,
  ask('names-read', 'bank-officer', named),
]
