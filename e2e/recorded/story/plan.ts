import { ask, type Step, settle, tell } from '../steps.ts'
import { api, paper, synthetic } from './facts.ts'

const plan = `${api}/plan`
const enterprise = `${api}/enterprises/@{plan-enterprise}`
const day = 'asOf=2025-06-30'
const valueAdded = 'measure=value-added&year=2024'

const act = (name: string, path: string, body: object): Step =>
  tell(`plan-${name}`, 'registrar', path, body)

const see = (name: string, query: string): Step => ask(`plan-${name}`, 'statistician', query)

/** The action plan against what happened, with an enterprise of its own; each question once refused. */
export const actionPlan: readonly Step[] = [
  act('enterprise', `${api}/enterprises`, {
    nameZh: '虚构记录行动计划材料',
    foundedOn: '2020-03-01',
    materialField: 'NEM',
    district: '440309',
    provenance: synthetic,
  }),
  act('reach', `${enterprise}/ladder/rungs`, {
    rung: 'seed',
    reachedOn: '2020-05-01',
    evidence: paper,
    provenance: synthetic,
  }),
  act('state', `${enterprise}/figures`, {
    period: '2024',
    statedOn: '2025-04-30',
    audited: false,
    figures: [{ item: 'value_added', value: '1.5', unit: '亿元' }],
    provenance: synthetic,
    evidence: paper,
  }),
  settle,
  see('get', `${plan}?${day}`),
  see('groups', `${plan}/groups?${valueAdded}&by=field&${day}`),
  see('enterprises', `${plan}/enterprises?${valueAdded}&field=NEM&${day}&pageSize=5`),
  see('funnel', `${plan}/funnel?cohort=2020&${day}`),
  see('get-of-no-day', `${plan}?asOf=2025-06-31`),
  see('groups-by-no-dimension', `${plan}/groups?${valueAdded}&by=moon`),
  see('enterprises-past-no-page', `${plan}/enterprises?${valueAdded}&pageToken=nowhere`),
  see('funnel-of-no-year', `${plan}/funnel?cohort=17`),
]
