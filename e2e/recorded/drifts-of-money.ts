import type { Drift } from './drift.ts'

const replay = (letter: string) =>
  `POST /api/v1/operations/registry/dead-letters/@{dead-letters/items/${letter}/id}/replay (operator)`

/** What differs because the registry hears of what rounds brought. */
export const driftsOfMoney: readonly Drift[] = [
  {
    why: 'a closing that nobody can read is parked by each who hears of it: a read model does now, too',
    in: ['dead-letters'],
    changes: [{ below: '/body/items/round_money' }],
  },
  {
    why: 'so the one that is replayed is named by who parked it',
    in: ['replay-letter'],
    changes: [
      { at: '/request', was: replay('0'), is: replay('subscription=record-round-as-stage') },
    ],
  },
]
