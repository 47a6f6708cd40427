import type { Drift } from './drift.ts'

/** The same for the digests of the demonstration's events. */
export const driftsOfDemonstration: readonly Drift[] = [
  {
    why: 'a place is kept on the cap table before a round is closed',
    in: ['cap_table seedline.fund.v1.RoundReserved'],
    changes: [{ below: '' }],
  },
  {
    why: 'one enterprise shows a cancellation that was recorded by mistake, and its reversal',
    in: [
      'cap_table seedline.fund.v1.StockCancelled',
      'cap_table seedline.fund.v1.TransactionsReversed',
    ],
    changes: [{ below: '' }],
  },
]
