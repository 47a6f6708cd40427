import { ask, type Step, settle, tell } from '../steps.ts'
import { closing, ended, refusedClosings } from './closings.ts'
import { allDeals as all, approval, deal as of } from './deal-terms.ts'
import { inChinese, nobodysId, papers, yuan } from './facts.ts'

const terms = (enterprise: string, round: string, amount: string) => ({
  fundId: '@{open-fund}',
  enterpriseId: `@{${enterprise}}`,
  round,
  proposedAmount: yuan(amount),
  openedOn: '2019-02-01',
})

const carriedOut: readonly Step[] = [
  tell('open-deal', 'fund-manager', all, {
    ...terms('register-glass', 'seed', '3000000.00'),
    note: 'First look\nin spring',
  }),
  tell('open-deal-second', 'fund-manager', all, {
    ...terms('register-glass', 'angel', '4000000'),
    openedOn: '2019-06-01',
  }),
  tell('open-deal-declined', 'fund-manager', all, terms('register-mica', 'pre-ipo', '1')),
  tell(
    'open-deal-withdrawn',
    'fund-manager',
    all,
    terms('register-mica', 'capital-increase', '500000'),
  ),
  tell(
    'start',
    'fund-manager',
    `${of('open-deal')}/due-diligence`,
    { startedOn: '2019-03-01' },
    { 'if-match': '"1"' },
  ),
  tell(
    'approve',
    'fund-manager',
    `${of('open-deal')}/approval`,
    { ...approval('2500000.00'), evidence: papers },
    { 'if-match': '"2"' },
  ),
  settle,
  tell(
    'approve-withdrawn',
    'fund-manager',
    `${of('open-deal-withdrawn')}/approval`,
    approval('500000'),
  ),
  settle,
  tell('decline', 'fund-manager', `${of('open-deal-declined')}/decline`, {
    declinedOn: '2019-03-01',
    reason: '估值过高',
  }),
]

const refused: readonly Step[] = [
  tell('open-deal-of-unknown-fund', 'fund-manager', all, {
    ...terms('register-glass', 'seed', '1'),
    fundId: nobodysId,
  }),
  tell('open-deal-with-unknown', 'fund-manager', all, {
    ...terms('register-glass', 'seed', '1'),
    enterpriseId: nobodysId,
  }),
  tell('open-deal-with-closed', 'fund-manager', all, {
    ...terms('register-bought', 'seed', '1'),
    openedOn: '2023-07-01',
  }),
  tell(
    'open-deal-with-closed-zh',
    'fund-manager',
    all,
    { ...terms('register-bought', 'seed', '1'), openedOn: '2023-07-01' },
    inChinese,
  ),
  tell('open-deal-in-dollars', 'fund-manager', all, {
    ...terms('register-glass', 'seed', '1'),
    proposedAmount: { currency: 'USD', amount: '1' },
  }),
  tell('open-deal-not-a-round', 'fund-manager', all, terms('register-glass', 'listed', '1')),
  tell('open-deal-for-nothing', 'fund-manager', all, terms('register-glass', 'seed', '0')),
  tell('open-deal-in-future', 'fund-manager', all, {
    ...terms('register-glass', 'seed', '1'),
    openedOn: '2999-01-01',
  }),
  tell('open-deal-before-fund', 'fund-manager', all, {
    ...terms('register-glass', 'seed', '1'),
    openedOn: '2014-01-01',
  }),
  tell('open-deal-malformed', 'fund-manager', all, {
    fundId: 1,
    enterpriseId: 'x',
    round: null,
    proposedAmount: 'much',
    openedOn: {},
    note: '',
  }),
  tell('start-twice', 'fund-manager', `${of('open-deal-second')}/due-diligence`, {
    startedOn: '2019-06-02',
  }),
  tell('start-again', 'fund-manager', `${of('open-deal-second')}/due-diligence`, {
    startedOn: '2019-06-02',
  }),
  tell('start-approved', 'fund-manager', `${of('open-deal')}/due-diligence`, {
    startedOn: '2019-06-02',
  }),
  tell('start-unknown', 'fund-manager', `${all}/${nobodysId}/due-diligence`, {
    startedOn: '2019-06-02',
  }),
  tell('start-malformed', 'fund-manager', `${of('open-deal')}/due-diligence`, {
    startedOn: '2019-06-02T00:00:00Z',
  }),
  tell('approve-twice', 'fund-manager', `${of('open-deal')}/approval`, approval('1')),
  tell('approve-twice-zh', 'fund-manager', `${of('open-deal')}/approval`, approval('1'), inChinese),
  tell('approve-stale', 'fund-manager', `${of('open-deal-second')}/approval`, approval('1'), {
    'if-match': '"1"',
  }),
  tell('approve-too-much', 'fund-manager', `${of('open-deal-second')}/approval`, {
    ...approval('99999999.00'),
    approvedOn: '2019-07-01',
  }),
  tell('approve-in-dollars', 'fund-manager', `${of('open-deal-second')}/approval`, {
    ...approval('1'),
    approvedAmount: { currency: 'USD', amount: '1' },
  }),
  tell('approve-nothing', 'fund-manager', `${of('open-deal-second')}/approval`, approval('0')),
  tell('approve-without-evidence', 'fund-manager', `${of('open-deal-second')}/approval`, {
    ...approval('1'),
    evidence: [],
  }),
  tell('approve-in-future', 'fund-manager', `${of('open-deal-second')}/approval`, {
    ...approval('1'),
    approvedOn: '2999-01-01',
  }),
  tell('approve-before-opening', 'fund-manager', `${of('open-deal-second')}/approval`, {
    ...approval('1'),
    approvedOn: '2019-01-01',
  }),
  tell('approve-malformed', 'fund-manager', `${of('open-deal')}/approval`, {
    approvedAmount: { currency: 'CNY', amount: '1.005' },
    approvedOn: null,
  }),
  tell('approve-ended', 'fund-manager', `${of('open-deal-declined')}/approval`, approval('1')),
  tell('decline-ended', 'fund-manager', `${of('open-deal-declined')}/decline`, {
    declinedOn: '2019-03-01',
    reason: 'x',
  }),
  tell('decline-too-early', 'fund-manager', `${of('open-deal-second')}/decline`, {
    declinedOn: '2019-01-01',
    reason: 'x',
  }),
  tell('decline-malformed', 'fund-manager', `${of('open-deal-second')}/decline`, {
    declinedOn: '2019-13-01',
    reason: ' ',
  }),
  tell('withdraw-deal-unknown', 'fund-manager', `${all}/${nobodysId}/withdrawal`, {
    withdrawnOn: '2019-03-01',
    reason: 'x',
  }),
  tell('withdraw-deal-malformed', 'fund-manager', `${of('open-deal-second')}/withdrawal`, {
    reason: 7,
  }),
  tell('close-not-approved', 'fund-manager', `${of('open-deal-second')}/closing`, {
    ...closing,
    closedOn: '2019-08-01',
  }),
]

/** Deals are opened, approved, declined, withdrawn and closed. */
export const deals: readonly Step[] = [...carriedOut, ...refused, ...refusedClosings, ...ended]

/** What is asked of deals once everything is told. */
export const aboutDeals: readonly Step[] = [
  ask('deal', 'fund-manager', `${of('open-deal')}?atLeastVersion=4`),
  ask('deal-second', 'coach', of('open-deal-second')),
  ask('deal-for-a-bank', 'bank-officer', of('open-deal-second')),
  ask('deal-declined', 'coach', of('open-deal-declined')),
  ask('deal-withdrawn', 'registrar', of('open-deal-withdrawn')),
  ask('deal-as-of', 'registrar', `${of('open-deal')}?asOf=2019-04-15`),
  ask('deal-before-opening', 'registrar', `${of('open-deal')}?asOf=2018-04-15`),
  ask(
    'deal-recorded-before',
    'registrar',
    `${of('open-deal')}?recordedAsOf=2020-01-01T08:00:00%2B08:00`,
  ),
  ask('deal-unknown', 'registrar', `${all}/${nobodysId}`),
  ask('deal-version-not-reached', 'registrar', `${of('open-deal')}?atLeastVersion=99`),
  ask('deals', 'statistician', all),
  ask('deals-first-page', 'registrar', `${all}?pageSize=1`),
  ask(
    'deals-second-page',
    'registrar',
    `${all}?pageSize=1&pageToken=@{deals-first-page/nextPageToken}`,
  ),
  ask(
    'deals-of-glass-closed',
    'registrar',
    `${all}?enterpriseId=@{register-glass}&status=closed&fundId=@{open-fund}&pageSize=1`,
  ),
  ask('deals-malformed', 'registrar', `${all}?enterpriseId=1&status=open&fundId=&pageSize=0`),
  ask('deals-as-pilot-operator', 'pilot-operator', all),
]
