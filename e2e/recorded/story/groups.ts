import { ask, type Step, settle, tell } from '../steps.ts'
import { api, paper, synthetic } from './facts.ts'

const all = `${api}/enterprises`
const child = `${all}/@{groups-child}`
const parent = `${all}/@{groups-parent}`

const act = (name: string, path: string, body: object): Step =>
  tell(`groups-${name}`, 'registrar', path, body)

const ours = (id: string) => ({ kind: 'enterprise', enterpriseId: id })
const stated = '@{groups-read/relations/0/factId}'

/** A child and its parent, told from both ends; a cycle that is refused; what ends and what was a mistake. */
export const groups: readonly Step[] = [
  act('parent', all, { nameZh: '演示·母公司', nameEn: 'Parent', provenance: synthetic }),
  act('child', all, { nameZh: '演示·子公司', nameEn: 'Child', provenance: synthetic }),
  act('state', `${child}/group/relations`, {
    kind: 'parent',
    party: ours('@{groups-parent}'),
    sharePercent: '60',
    since: '2019-01-01',
    evidence: paper,
    provenance: synthetic,
  }),
  act('person', `${child}/group/relations`, {
    kind: 'controller',
    party: { kind: 'person', name: '演示·王五' },
    since: '2019-06-01',
  }),
  act('cycle', `${parent}/group/relations`, {
    kind: 'parent',
    party: ours('@{groups-child}'),
    sharePercent: '10',
    since: '2020-01-01',
  }),
  act('malformed', `${child}/group/relations`, {
    kind: 'parent',
    party: { kind: 'person', enterpriseId: '@{groups-parent}', name: '演示·王五' },
    sharePercent: '101',
    since: '2020-01-01',
  }),
  settle,
  ask('groups-read', 'bank-officer', `${child}/group`),
  ask('groups-from-above', 'bank-officer', `${parent}/group?asOf=2021-01-01`),
  act('end', `${child}/group/relations/${stated}/end`, { endedOn: '2022-01-01' }),
  act('withdraw', `${child}/group/relations/@{groups-read/relations/1/factId}/withdrawal`, {
    reason: 'Another person',
  }),
]
