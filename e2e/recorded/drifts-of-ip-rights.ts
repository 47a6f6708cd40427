import type { Drift } from './drift.ts'

const openapi = ['read-openapi']

/** What may differ since the registry records rights of intellectual property. */
export const driftsOfIpRights: readonly Drift[] = [
  {
    why: 'an enterprise is asked for by further operations: what is said of it once is numbered anew',
    in: openapi,
    changes: [
      { matching: /\/saidOnce\/parameters\/query enterpriseId\/\d+\// },
      { matching: /~1(deals|events)\/get\/parameters\/query enterpriseId$/ },
    ],
  },
  {
    why: 'rights have a view of their own',
    in: ['delivery-of-registry'],
    changes: [{ below: '/body/subscriptions/4' }],
  },
]
