import type { Drift } from './drift.ts'

const openapi = ['read-openapi']

/** What may differ since a round, an approval, a commitment, a decline and a rung can be taken back. */
export const driftsOfReversals: readonly Drift[] = [
  {
    why: 'a rung that a closed round stands behind goes with the round: by hand it is not withdrawn',
    in: openapi,
    changes: [{ ending: '~1withdrawal/post/responses/422/RUNG_OF_ROUND', is: 1 }],
  },
  {
    why: 'since steps can be taken back, approvals and closings are bound to the version that they were decided on',
    in: openapi,
    changes: [
      {
        matching: /~1(approval|closing)\/post\/responses\/409\/(DEAL_CHANGED|COMMAND_GIVEN_BACK)$/,
      },
    ],
  },
  {
    why: 'the same: a reservation says which version',
    in: [
      'fund-a8f81f92-8512-5309-8f85-75d191994cba@8',
      'fund-a8f81f92-8512-5309-8f85-75d191994cba@12',
    ],
    changes: [{ below: '/data' }],
  },
  {
    why: 'reversals that were interrupted are carried on by a subscription of their own',
    in: ['delivery-of-fund'],
    changes: [{ below: '/body/subscriptions/8' }],
  },
]
