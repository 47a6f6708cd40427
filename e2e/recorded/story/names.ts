import { ask, type Step, settle, tell } from '../steps.ts'
import { api, paper, synthetic, yuan } from './facts.ts'

const all = `${api}/enterprises`
const named = `${all}/@{names-register}`

const appointment = '@{names-licence/people/0/factId}'

const act = (name: string, path: string, body: object): Step =>
  tell(`names-${name}`, 'registrar', path, body)

/** An enterprise of its own, after all else: what it was called before and never was, its capital and people. */
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
  act('capital', `${named}/licence/capital`, {
    statedOn: '2018-03-01',
    registered: yuan('10000000.00'),
    paidIn: yuan('0.00'),
    evidence: paper,
    provenance: synthetic,
  }),
  act('appoint', `${named}/licence/people`, {
    appointedOn: '2018-03-01',
    name: '演示·李雷',
    office: 'legal-representative',
  }),
  settle,
  ask('names-read', 'bank-officer', named),
  ask('names-licence', 'bank-officer', `${named}/licence`),
  act('end', `${named}/licence/people/${appointment}/end`, { endedOn: '2022-01-01' }),
  act('withdraw-fact', `${named}/licence/facts/${appointment}/withdrawal`, { reason: 'Another' }),
]
