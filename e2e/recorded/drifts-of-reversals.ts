import type { Drift } from './drift.ts'

const openapi = ['read-openapi']

const versionsOf = (stream: string, events: number): readonly string[] =>
  Array.from({ length: events }, (_, index) => `${stream}@${index + 1}`)

const enterprise = 'a678416b-0069-5fc7-a82d-be2bd8f176cc'

/** The streams of the fund, the deal and the enterprise that the story takes something back of. */
const told = [
  `enterprise-${enterprise}@1`,
  'registration-33d8e4ef-be48-523f-b235-f195af57d38a@1',
  ...versionsOf(`stage_record-${enterprise}`, 2),
  ...versionsOf(`cap_table-${enterprise}`, 4),
  ...versionsOf('deal-10b860ea-c058-57c5-9a82-0b7107f4391e', 8),
  ...versionsOf('fund-000ff820-ef0c-5f17-880f-b90f8855fd18', 10),
]

const requests = [
  'register',
  'open-fund',
  'reverse-commitment',
  'open-deal',
  'decline',
  'reopen',
  'approve',
  'reverse-approval',
  'approve-again',
  'close',
  'reverse-round',
  'deal',
  'fund',
  'ladder',
].map((name) => `reversals-${name}`)

/** What may differ since a round, an approval, a commitment, a decline and a rung can be taken back. */
export const driftsOfReversals: readonly Drift[] = [
  {
    why: 'what was recorded by mistake is taken back: the story does so once with each',
    in: [...requests, ...told],
    changes: [{ below: '' }],
  },
  {
    why: 'the operations that do so, and what they refuse',
    in: openapi,
    changes: [
      {
        matching:
          /^\/body\/paths\/~1api~1v1~1(deals~1\{dealId\}~1(closing~1reversal|approval~1reversal|reopening)|funds~1\{fundId\}~1commitments~1\{partnerId\}~1reversal)$/,
      },
      {
        matching:
          /^\/body\/components\/schemas\/(ReverseRound|ReverseApproval|ReopenDeal|ReverseCommitment)$/,
      },
      { matching: /\/saidOnce\/parameters\/path partnerId$/ },
      {
        matching:
          /\/sentences\/(COMMITMENT_UNKNOWN|COMMITMENT_IN_USE|ROUND_BEING_SETTLED|CAP_TABLE_CHANGED|NOTHING_TO_REVERSE|RELEASED_CAPITAL_IN_USE|LATER_STEP_STANDS|ENDED_AFTER_APPROVAL)$/,
      },
    ],
  },
  {
    why: 'a rung that a closed round stands behind goes with the round: by hand it is not withdrawn',
    in: openapi,
    changes: [
      { ending: '~1withdrawal/post/responses/422/RUNG_OF_ROUND', is: 1 },
      { matching: /\/sentences\/RUNG_OF_ROUND$/ },
    ],
  },
  {
    why: 'since steps can be taken back, approvals and closings are bound to the version that they were decided on',
    in: openapi,
    changes: [
      {
        matching: /~1(approval|closing)\/post\/responses\/409\/(DEAL_CHANGED|COMMAND_GIVEN_BACK)$/,
      },
      { matching: /\/sentences\/(DEAL_CHANGED|COMMAND_GIVEN_BACK|ROUND_REVERSED)$/ },
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
