import { evidenceOfReversal } from '../bounds.ts'
import { Subscription as SubscriptionMessage } from '../gen/seedline/fund/v1/deal_events.ts'
import { DealStatus, DealServiceService as Rpcs } from '../gen/seedline/fund/v1/deal_service.ts'
import {
  asOf,
  atLeastVersion,
  date,
  described,
  enumeration,
  evidences,
  givenId,
  holderKind,
  id,
  line,
  list,
  money,
  object,
  optional,
  optionalList,
  page,
  priceIn,
  prose,
  provenance,
  quantity,
  rung,
} from '../kinds/index.ts'
import { problemOf } from '../refusals/index.ts'
import { fundManagers, fundReaders } from '../roles.ts'
import { command, operationsOf, query } from './operation.ts'

export const dealStatus = enumeration(DealStatus, 'DEAL_STATUS', { name: 'DealStatus' })

const subscription = object(
  SubscriptionMessage,
  {
    fundId: optional(
      described(id('Fund'), "Set on the subscription of the deal's own fund, and on no other."),
    ),
    holderId: optional(
      givenId(
        "Id of the holder on the cap table; absent on the fund's own subscription: the fund's id.",
      ),
      '',
    ),
    holderName: line(200),
    holderKind,
    shares: quantity,
    amount: money,
  },
  { name: 'Subscription' },
)

const dealId = id('Deal')

// Every security of the round carries them, so that fewer come than with other commands.
const evidenceOfRound = 10

const tag = { zh: '项目', en: 'Deals' }

export const deals = operationsOf(Rpcs, tag, {
  openDeal: command(Rpcs.openDeal, {
    rest: 'POST /api/v1/deals',
    effect: 'creates',
    summary: { zh: '立项', en: 'Open a deal' },
    admits: fundManagers,
    of: 'managed-fund',
    request: {
      fundId: id('Fund'),
      enterpriseId: id('Enterprise'),
      round: described(rung, 'A financing rung: seed to pre-ipo, or capital-increase.'),
      proposedAmount: money,
      openedOn: date,
      note: optional(prose(), ''),
    },
    refuses: [
      'ENTERPRISE_MERGED',
      'FUND_UNKNOWN',
      'ENTERPRISE_UNKNOWN',
      'ENTERPRISE_CLOSED',
      'CURRENCY_MISMATCH',
      'NOT_A_FINANCING_RUNG',
      'AMOUNT_NOT_POSITIVE',
      'DATE_IN_FUTURE',
      'DATE_BEFORE_FUND_OPENED',
      'REGISTRY_UNAVAILABLE',
    ],
  }),
  listDeals: query(Rpcs.listDeals, {
    rest: 'GET /api/v1/deals',
    summary: { zh: '项目列表', en: 'List deals' },
    admits: fundReaders,
    of: 'shown',
    request: {
      fundId: optional(id('Fund')),
      enterpriseId: optional(id('Enterprise')),
      status: optional(dealStatus),
      page,
    },
    refuses: ['PAGE_TOKEN_INVALID'],
  }),
  getDeal: query(Rpcs.getDeal, {
    rest: 'GET /api/v1/deals/{dealId}',
    summary: { zh: '一个项目', en: 'One deal' },
    admits: fundReaders,
    of: 'managed-deal',
    request: { dealId, asOf, atLeastVersion },
    refuses: ['DEAL_UNKNOWN'],
  }),
  startDueDiligence: command(Rpcs.startDueDiligence, {
    rest: 'POST /api/v1/deals/{dealId}/due-diligence',
    effect: 'changes',
    summary: { zh: '开始尽职调查', en: 'Start due diligence' },
    admits: fundManagers,
    of: 'managed-deal',
    request: { dealId, startedOn: date },
    refuses: [
      'DATE_BEFORE_PREVIOUS_STEP',
      'DEAL_UNKNOWN',
      'DEAL_ALREADY_IN_DUE_DILIGENCE',
      'DEAL_ALREADY_APPROVED',
      'DEAL_ENDED',
      'DATE_IN_FUTURE',
    ],
  }),
  approveDeal: command(Rpcs.approveDeal, {
    rest: 'POST /api/v1/deals/{dealId}/approval',
    effect: 'changes',
    summary: { zh: '投委会批准', en: "Record the investment committee's approval" },
    description:
      'The amount is reserved on the fund first; what other deals hold is not available.',
    admits: fundManagers,
    of: 'managed-deal',
    request: { dealId, approvedAmount: money, approvedOn: date, evidence: evidences() },
    refuses: [
      'SECOND_PERSON_NEEDED',
      'DATE_BEFORE_PREVIOUS_STEP',
      'DEAL_UNKNOWN',
      'DEAL_ALREADY_APPROVED',
      'DEAL_ENDED',
      'CURRENCY_MISMATCH',
      'AMOUNT_NOT_POSITIVE',
      'EXCEEDS_COMMITMENTS',
      'EXCEEDS_COMMITMENTS_ON_DAY',
      'APPROVAL_UNDER_WAY',
      'ENTERPRISE_CLOSED',
      'ENTERPRISE_UNKNOWN',
      'DEAL_CHANGED',
      'COMMAND_GIVEN_BACK',
      'EVIDENCE_MISSING',
      'DATE_IN_FUTURE',
      'REGISTRY_UNAVAILABLE',
    ],
  }),
  declineDeal: command(Rpcs.declineDeal, {
    rest: 'POST /api/v1/deals/{dealId}/decline',
    effect: 'changes',
    summary: { zh: '否决项目', en: 'Decline a deal' },
    admits: fundManagers,
    of: 'managed-deal',
    request: { dealId, declinedOn: date, reason: prose() },
    refuses: ['DATE_BEFORE_PREVIOUS_STEP', 'DEAL_UNKNOWN', 'DEAL_ENDED', 'DATE_IN_FUTURE'],
  }),
  withdrawDeal: command(Rpcs.withdrawDeal, {
    rest: 'POST /api/v1/deals/{dealId}/withdrawal',
    effect: 'changes',
    summary: { zh: '撤回项目', en: 'Withdraw a deal' },
    admits: fundManagers,
    of: 'managed-deal',
    request: { dealId, withdrawnOn: date, reason: prose() },
    refuses: ['DATE_BEFORE_PREVIOUS_STEP', 'DEAL_UNKNOWN', 'DEAL_ENDED', 'DATE_IN_FUTURE'],
  }),
  closeRound: command(Rpcs.closeRound, {
    rest: 'POST /api/v1/deals/{dealId}/closing',
    effect: 'changes',
    summary: { zh: '交割一轮融资', en: 'Close the round' },
    admits: fundManagers,
    of: 'managed-deal',
    request: {
      dealId,
      closedOn: date,
      preMoney: optional(money),
      sharePrice: described(
        priceIn('sharePrice', 'currency'),
        'Price of one new share, in the currency of the round.',
      ),
      subscriptions: described(
        list(subscription, { min: 1, max: 200 }),
        'Everybody who subscribed, the fund among them.',
      ),
      evidence: evidences(evidenceOfRound),
      provenance: optional(provenance),
    },
    check({ sharePrice, subscriptions = [] }, faults) {
      const code = sharePrice?.currency
      const amounts = subscriptions.flatMap((one) => one?.amount ?? [])
      const other = amounts.find(({ currency }) => currency !== code)
      if (code !== undefined && other !== undefined)
        faults.note(
          '/sharePrice/currency',
          problemOf('CURRENCY_MISMATCH', { expected: other.currency, got: code }),
        )
      for (const [index, one] of subscriptions.entries())
        if (one && one.holderId === '' && one.fundId === undefined)
          faults.note(`/subscriptions/${index}/holderId`, problemOf('TEXT_EMPTY'))
    },
    refuses: [
      'SECOND_PERSON_NEEDED',
      'DATE_BEFORE_PREVIOUS_STEP',
      'DEAL_UNKNOWN',
      'DEAL_NOT_APPROVED',
      'ROUND_ALREADY_CLOSED',
      'DEAL_ENDED',
      'CURRENCY_MISMATCH',
      'PRICE_NOT_POSITIVE',
      'SHARES_NOT_POSITIVE',
      'AMOUNT_NOT_POSITIVE',
      'AMOUNT_NOT_PRICE_TIMES_SHARES',
      'HOLDER_TWICE',
      'FUND_NOT_AMONG_SUBSCRIBERS',
      'FOREIGN_FUND_AMONG_SUBSCRIBERS',
      'EXCEEDS_APPROVAL',
      'ROUND_TOO_LARGE',
      'AMOUNT_TOO_LARGE',
      'ENTERPRISE_CLOSED',
      'ENTERPRISE_UNKNOWN',
      'EVIDENCE_MISSING',
      'DATE_IN_FUTURE',
      'CLOSING_UNDER_WAY',
      'DEAL_CHANGED',
      'COMMAND_GIVEN_BACK',
      // What the cap table refuses: a round is closed only where it can be entered there.
      'DATE_OUT_OF_ORDER',
      'WRONG_ON_THAT_DAY',
      'ROUND_UNDER_WAY',
      'EXCEEDS_AUTHORIZED_SHARES',
      'SECURITY_ID_TAKEN',
      'UNITS_MIXED',
      'CAP_TABLE_FULL',
      'QUANTITY_TOO_LARGE',
      'ROUND_ALREADY_RECORDED',
      'REGISTRY_UNAVAILABLE',
    ],
  }),
  reverseRound: command(Rpcs.reverseRound, {
    rest: 'POST /api/v1/deals/{dealId}/closing/reversal',
    effect: 'changes',
    summary: { zh: '冲销交割', en: 'Reverse the closing of a round' },
    description:
      'Taken back as of every day: the deal is approved again, its capital reserved again, its shares off the cap table, and its rung off the ladder.',
    admits: fundManagers,
    of: 'managed-deal',
    request: { dealId, reason: prose(), evidence: evidences(evidenceOfReversal) },
    refuses: [
      'DEAL_UNKNOWN',
      'NOTHING_TO_REVERSE',
      'EVIDENCE_MISSING',
      'ROUND_BEING_SETTLED',
      'RELEASED_CAPITAL_IN_USE',
      'CAP_TABLE_CHANGED',
      'DEAL_CHANGED',
      'COMMAND_GIVEN_BACK',
      'ROUND_REVERSED',
      // What the cap table refuses: a round is reversed only where its shares can be taken back.
      'REVERSAL_IN_THE_WAY',
      'REVERSAL_LEAVES_REFERENCE',
      'WRONG_ON_THAT_DAY',
      'ROUND_UNDER_WAY',
    ],
  }),
  reverseApproval: command(Rpcs.reverseApproval, {
    rest: 'POST /api/v1/deals/{dealId}/approval/reversal',
    effect: 'changes',
    summary: { zh: '冲销批准', en: 'Reverse the approval of a deal' },
    description:
      'Taken back as of every day: the deal stands where it stood before, and its capital is free again.',
    admits: fundManagers,
    of: 'managed-deal',
    request: { dealId, reason: prose(), evidence: evidences(evidenceOfReversal) },
    refuses: [
      'DEAL_UNKNOWN',
      'NOTHING_TO_REVERSE',
      'LATER_STEP_STANDS',
      'CLOSING_UNDER_WAY',
      'EVIDENCE_MISSING',
    ],
  }),
  reopenDeal: command(Rpcs.reopenDeal, {
    rest: 'POST /api/v1/deals/{dealId}/reopening',
    effect: 'changes',
    summary: { zh: '冲销否决或撤回', en: 'Reverse a decline or a withdrawal' },
    description: 'Taken back as of every day: the deal stands where it stood before it ended.',
    admits: fundManagers,
    of: 'managed-deal',
    request: { dealId, reason: prose(), evidence: optionalList(evidences(evidenceOfReversal)) },
    refuses: ['DEAL_UNKNOWN', 'NOTHING_TO_REVERSE', 'ENDED_AFTER_APPROVAL'],
  }),
})
