import type { Drift } from './drift.ts'

const byACoach: Readonly<Record<string, string>> = {
  'cap-table-mica': 'GET /api/v1/enterprises/@{register-mica}/cap-table',
  'deal-second': 'GET /api/v1/deals/@{open-deal-second}',
  fund: 'GET /api/v1/funds/@{open-fund}?atLeastVersion=2',
  'ladder-glass': 'GET /api/v1/enterprises/@{register-glass}/ladder',
  'live-events-of-glass': 'GET /api/v1/events?enterpriseId=f36b99a4-fda5-51f0-a764-307184a2f279',
}

const others = 'coach, statistician, operator'

/** What differs because a bank is told of an enterprise what it has consented to, and an enterprise's own people all of it. */
export const driftsOfAccess: readonly Drift[] = [
  ...Object.entries(byACoach).map(
    ([name, request]): Drift => ({
      why: 'a bank sees no funds, deals, cap tables and papers of rounds any more: a coach asks instead, and is told the same',
      in: [name],
      changes: [{ at: '/request', was: `${request} (bank-officer)`, is: `${request} (coach)` }],
    }),
  ),
  {
    why: 'an enterprise’s own people read its cap table: those of another are refused it, and a bank is sent to its desk',
    in: ['read-openapi'],
    changes: [
      { ending: '/responses/403/FACTS_OF_ANOTHER_ENTERPRISE', is: 1 },
      { ending: '/responses/403/THROUGH_BANK_DESK', is: 1 },
    ],
  },
  {
    why: 'who may read is told without the bank’s people, where they come by the enterprise’s consent alone',
    in: ['fund-as-pilot-operator', 'deals-as-pilot-operator'],
    changes: [
      {
        at: '/body/facts/needed_roles',
        was: `fund-manager, registrar, bank-officer, ${others}`,
        is: `fund-manager, registrar, ${others}`,
      },
    ],
  },
  {
    why: 'and with the enterprise’s own people, where it is theirs',
    in: ['cap-table-as-pilot-operator'],
    changes: [
      {
        at: '/body/facts/needed_roles',
        was: `fund-manager, registrar, bank-officer, ${others}`,
        is: `fund-manager, registrar, ${others}, enterprise-officer`,
      },
    ],
  },
]
