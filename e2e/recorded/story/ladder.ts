import { ask, type Step, settle, tell } from '../steps.ts'
import { api, inChinese, nobodysId, paper, papers, synthetic } from './facts.ts'

const of = (enterprise: string) => `${api}/enterprises/@{${enterprise}}/ladder`
const quartz = of('register-quartz')

// In the order of the ladder, which is that of their dates.
const climbed = [
  ['seed', '2016-01-15'],
  ['angel', '2016-06-15'],
  ['pre-a', '2017-01-15'],
  ['a', '2017-06-15'],
  ['a-plus', '2018-01-15'],
  ['b', '2018-06-15'],
  ['b-plus', '2019-01-15'],
  ['c', '2019-06-15'],
  ['c-plus', '2020-01-15'],
  ['d', '2020-06-15'],
  ['e', '2021-01-15'],
  ['f', '2021-06-15'],
  ['joint-stock', '2021-09-15'],
  ['pre-ipo', '2021-12-15'],
  ['listing-filed', '2022-06-15'],
  ['registered', '2022-12-15'],
  ['listed', '2023-01-15'],
  ['capital-increase', '2023-06-15'],
  ['delisted', '2024-01-15'],
] as const

const recorded: readonly Step[] = climbed.map(([rung, reachedOn], index) =>
  tell(`record-${rung}`, 'registrar', `${quartz}/rungs`, {
    rung,
    reachedOn,
    evidence: index === 0 ? papers : paper,
    ...(index === 0 ? { provenance: synthetic } : {}),
  }),
)

const changed: readonly Step[] = [
  { kind: 'moment', name: 'rungs-recorded' },
  tell('record-failed', 'coach', `${of('register-end')}/rungs`, {
    rung: 'failed',
    reachedOn: '2020-02-02',
    evidence: paper,
  }),
  tell('record-acquired', 'fund-manager', `${of('register-bought')}/rungs`, {
    rung: 'acquired',
    reachedOn: '2023-06-01',
    evidence: paper,
  }),
  tell('record-late', 'registrar', `${of('register-bought')}/rungs`, {
    rung: 'a',
    reachedOn: '2020-06-01',
    evidence: paper,
    outOfOrderReason: 'Found in the archive\nafterwards',
  }),
  tell(
    'correct-seed',
    'registrar',
    `${quartz}/rungs/@{rung:record-seed}/corrections`,
    { reason: 'The contract says so', reachedOn: '2016-02-15', evidence: papers.slice(0, 2) },
    { 'if-match': '"19"' },
  ),
  tell('correct-late', 'coach', `${of('register-bought')}/rungs/@{rung:record-late}/corrections`, {
    reason: '轮次录错',
    rung: 'b',
  }),
  tell(
    'withdraw-increase',
    'registrar',
    `${quartz}/rungs/@{rung:record-capital-increase}/withdrawal`,
    { reason: 'It never happened' },
  ),
]

const rungs = `${quartz}/rungs`
const atAcquired = `${of('register-bought')}/rungs`

const refused: readonly Step[] = [
  tell('record-without-evidence', 'registrar', rungs, {
    rung: 'seed',
    reachedOn: '2016-01-15',
    evidence: [],
  }),
  tell('record-reached', 'registrar', rungs, {
    rung: 'seed',
    reachedOn: '2016-01-15',
    evidence: paper,
  }),
  tell(
    'record-reached-zh',
    'registrar',
    rungs,
    { rung: 'seed', reachedOn: '2016-01-15', evidence: paper },
    inChinese,
  ),
  tell('record-after-end', 'registrar', rungs, {
    rung: 'capital-increase',
    reachedOn: '2024-02-01',
    evidence: paper,
  }),
  tell('record-out-of-order', 'registrar', atAcquired, {
    rung: 'c',
    reachedOn: '2019-01-01',
    evidence: paper,
  }),
  tell(
    'record-out-of-order-zh',
    'registrar',
    atAcquired,
    { rung: 'c', reachedOn: '2019-01-01', evidence: paper },
    inChinese,
  ),
  tell('record-before-foundation', 'registrar', rungs, {
    rung: 'capital-increase',
    reachedOn: '2015-01-01',
    evidence: paper,
  }),
  tell('record-in-future', 'registrar', rungs, {
    rung: 'capital-increase',
    reachedOn: '2999-01-01',
    evidence: paper,
  }),
  tell('record-after-closure', 'registrar', atAcquired, {
    rung: 'capital-increase',
    reachedOn: '2024-01-01',
    evidence: paper,
  }),
  tell('record-of-unknown', 'registrar', `${api}/enterprises/${nobodysId}/ladder/rungs`, {
    rung: 'seed',
    reachedOn: '2016-01-15',
    evidence: paper,
  }),
  tell('record-b-of-glass', 'registrar', `${of('register-glass')}/rungs`, {
    rung: 'b',
    reachedOn: '2020-01-01',
    evidence: paper,
  }),
  tell('record-end-before-rung', 'registrar', `${of('register-glass')}/rungs`, {
    rung: 'failed',
    reachedOn: '2019-01-01',
    evidence: paper,
  }),
  tell('record-malformed', 'registrar', rungs, {
    rung: 'top',
    reachedOn: '15.1.2016',
    evidence: [
      { kind: 'contract' },
      'paper',
      { kind: 'contract', title: 'x', url: 'nowhere', sha256: 'xyz', page: 3 },
    ],
    outOfOrderReason: '',
  }),
  tell('record-too-much-evidence', 'registrar', rungs, {
    rung: 'seed',
    reachedOn: '2016-01-15',
    evidence: Array.from({ length: 51 }, () => paper[0]),
  }),
  tell('record-11-pieces', 'registrar', rungs, {
    rung: 'seed',
    reachedOn: '2016-01-15',
    evidence: Array.from({ length: 11 }, () => paper[0]),
  }),
  tell('correct-rung-unchanged', 'registrar', `${rungs}/@{rung:record-angel}/corrections`, {
    reason: 'x',
    rung: 'angel',
  }),
  tell('correct-rung-unknown', 'registrar', `${rungs}/${nobodysId}/corrections`, {
    reason: 'x',
    rung: 'angel',
  }),
  tell(
    'correct-rung-withdrawn',
    'registrar',
    `${rungs}/@{rung:record-capital-increase}/corrections`,
    { reason: 'x', rung: 'angel' },
  ),
  tell('correct-rung-malformed', 'registrar', `${rungs}/x/corrections`, {
    evidence: 'none',
    rung: 3,
  }),
  tell(
    'correct-rung-stale',
    'registrar',
    `${rungs}/@{rung:record-angel}/corrections`,
    { reason: 'x', reachedOn: '2016-06-16' },
    { 'if-match': '"1"' },
  ),
  tell('withdraw-twice', 'registrar', `${rungs}/@{rung:record-capital-increase}/withdrawal`, {
    reason: 'x',
  }),
  tell('withdraw-unknown', 'registrar', `${rungs}/${nobodysId}/withdrawal`, { reason: 'x' }),
  tell('withdraw-malformed', 'registrar', `${rungs}/@{rung:record-seed}/withdrawal`, {}),
  tell('withdraw-as-operator', 'operator', `${rungs}/@{rung:record-seed}/withdrawal`, {
    reason: 'x',
  }),
  tell('founded-after-stage', 'registrar', `${api}/enterprises/@{register-quartz}/corrections`, {
    reason: 'x',
    foundedOn: '2020-01-01',
  }),
  tell('close-before-stage', 'registrar', `${api}/enterprises/@{register-quartz}/closure`, {
    closedOn: '2020-01-01',
    reason: 'x',
  }),
  settle,
]

/** Every kind of rung is recorded; some are corrected and withdrawn. */
export const ladder: readonly Step[] = [...recorded, ...changed, ...refused]

/** What is asked of ladders once everything is told. */
export const aboutLadders: readonly Step[] = [
  ask('ladder-quartz', 'registrar', `${quartz}?atLeastVersion=21`),
  ask('ladder-bought', 'pilot-operator', of('register-bought')),
  ask('ladder-mica-empty', 'bank-officer', of('register-mica')),
  ask('ladder-glass', 'coach', of('register-glass')),
  ask('ladder-for-a-bank', 'bank-officer', of('register-glass')),
  ask('ladder-quartz-as-of', 'registrar', `${quartz}?asOf=2016-12-31`),
  ask(
    'ladder-quartz-recorded-mid-story',
    'registrar',
    `${quartz}?asOf=2016-12-31&recordedAsOf=@{moment:rungs-recorded}`,
  ),
  ask('ladder-unknown', 'registrar', `${api}/enterprises/${nobodysId}/ladder`),
  ask('ladder-version-not-reached', 'registrar', `${quartz}?atLeastVersion=99`),
]
