import { type Step, settle, tell } from '../steps.ts'
import { allDeals as all, approval, deal as of } from './deal-terms.ts'
import { api, inChinese, nobodysId, paper, papers, subscription, synthetic, yuan } from './facts.ts'

const own = { fundId: '@{open-fund}' }
export const closing = {
  closedOn: '2019-05-01',
  preMoney: yuan('8000000.00'),
  sharePrice: yuan('2.00'),
  subscriptions: [
    subscription(own, '1000000', '2000000.00'),
    subscription(
      { holderId: 'angel', holderName: '天使 (synthetic)', holderKind: 'individual' },
      '500000.5',
      '1000001.00',
    ),
    subscription(
      { holderId: 'bank', holderName: 'Bank (synthetic)', holderKind: 'institution' },
      '1',
      '2',
    ),
    subscription(
      { holderId: 'staff', holderName: 'Staff (synthetic)', holderKind: 'employee-platform' },
      '1',
      '2',
    ),
    subscription(
      { holderId: 'public', holderName: 'Public (synthetic)', holderKind: 'public' },
      '1',
      '2',
    ),
  ],
  evidence: papers,
  provenance: synthetic,
}

const close = (
  name: string,
  changes: object,
  headers: Readonly<Record<string, string>> = {},
): Step =>
  tell(name, 'fund-manager', `${of('open-deal')}/closing`, { ...closing, ...changes }, headers)

const one = (changes: object) => ({
  subscriptions: [{ ...subscription(own, '1000000', '2000000.00'), ...changes }],
})

/** Rounds that may not close like this. */
export const refusedClosings: readonly Step[] = [
  close('close-in-dollars', { preMoney: { currency: 'USD', amount: '1' } }),
  close('close-two-currencies', { sharePrice: { currency: 'USD', amount: '1' } }),
  close('close-without-price', { sharePrice: yuan('0') }),
  close('close-without-shares', one({ shares: '0' })),
  close('close-for-nothing', one({ amount: yuan('0') })),
  close('close-not-the-product', one({ amount: yuan('2100000.00') })),
  close('close-not-the-product-zh', one({ amount: yuan('2100000.00') }), inChinese),
  close('close-holder-twice', {
    subscriptions: [closing.subscriptions[0], closing.subscriptions[1], closing.subscriptions[1]],
  }),
  close('close-without-fund', { subscriptions: closing.subscriptions.slice(1) }),
  close('close-foreign-fund', {
    subscriptions: [
      closing.subscriptions[0],
      subscription({ fundId: '@{open-fund-in-dollars}' }, '1', '2'),
    ],
  }),
  close('close-over-approval', one({ shares: '2000000', amount: yuan('4000000') })),
  close('close-without-evidence', { evidence: [] }),
  close('close-in-the-future', { closedOn: '2999-01-01' }),
  close('close-too-early', { closedOn: '2019-01-01' }),
  close('close-too-large', {
    evidence: Array.from({ length: 10 }, (_, index) => ({
      kind: 'report',
      title: `${index}${'长'.repeat(290)}`,
      url: `https://example.com/${'x'.repeat(1900)}`,
    })),
    subscriptions: [
      closing.subscriptions[0],
      ...Array.from({ length: 20 }, (_, index) =>
        subscription({ holderId: `h${index}`, holderKind: 'individual' }, '1', '2'),
      ),
    ],
  }),
  close('close-total-too-large', { preMoney: yuan('92233720368547758.07') }),
  close('close-empty', { subscriptions: [], preMoney: null, provenance: {} }),
  close('close-round-malformed', {
    closedOn: true,
    sharePrice: { currency: 'CNY', amount: '1e3' },
    subscriptions: [
      {
        fundId: 'x',
        holderId: 'a\u0000',
        holderName: ' ',
        holderKind: 'friend',
        shares: 5,
        amount: yuan('x'),
      },
      {},
    ],
    evidence: undefined,
  }),
  close('close-201-subscriptions', {
    subscriptions: Array.from({ length: 201 }, (_, index) =>
      subscription({ holderId: `h${index}`, holderKind: 'individual' }, '1', '2'),
    ),
  }),
  close('close-stale', {}, { 'if-match': '"1"' }),
  tell('close-round-unknown', 'fund-manager', `${all}/${nobodysId}/closing`, closing),
]

/** Rounds close, others end without. */
export const ended: readonly Step[] = [
  {
    kind: 'listen',
    name: 'live-events-of-glass',
    as: 'coach',
    path: `${api}/events?enterpriseId=@{register-glass}`,
  },
  { kind: 'listen', name: 'live-events-for-pilots', as: 'pilot-operator', path: `${api}/events` },
  close('close', {}, { 'if-match': '"3"' }),
  settle,
  { kind: 'heard', name: 'live-events-for-pilots', events: 1 },
  { kind: 'heard', name: 'live-events-of-glass', events: 14 },
  close('close-again', {}),
  tell('withdraw-deal', 'fund-manager', `${of('open-deal-withdrawn')}/withdrawal`, {
    withdrawnOn: '2019-06-01',
    reason: 'The founders\nchanged their minds',
  }),
  settle,
  tell('withdraw-closed', 'fund-manager', `${of('open-deal')}/withdrawal`, {
    withdrawnOn: '2019-06-01',
    reason: 'x',
  }),
  tell('approve-second', 'fund-manager', `${of('open-deal-second')}/approval`, {
    ...approval('4000000'),
    approvedOn: '2019-07-01',
  }),
  settle,
  tell('close-second', 'fund-manager', `${of('open-deal-second')}/closing`, {
    closedOn: '2019-08-01',
    sharePrice: yuan('53.90'),
    subscriptions: [
      subscription({ ...own, holderId: 'fund-by-another-name' }, '1000', '53901.23'),
      subscription({ holderId: 'founder-one', holderKind: 'founder' }, '10', '539'),
    ],
    evidence: paper,
  }),
  settle,
]
