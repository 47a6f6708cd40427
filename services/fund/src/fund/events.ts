import * as messages from '@seedline/contracts/fund/v1/fund_events'
import {
  type DomainOf,
  date,
  id,
  money,
  oneOfWords,
  recordedText,
  streamVersion,
} from '@seedline/contracts/kinds'
import { commitment, deals, funds } from '@seedline/contracts/operations'
import { type ChangeOf, type EventOf, event, eventsOf, type Named } from '@seedline/facts/events'

const fundId = id('Fund')
const allocation = { fundId, dealId: id('Deal'), amount: money }

const { openFund, changeFundManager, classifyFund, reverseCommitment, setFundPolicy } =
  funds.operations
const { commitments: _, ...terms } = openFund.request
const { reverseRound } = deals.operations

/** Why capital is free again. */
export const releaseReasons = [
  'declined',
  'withdrawn',
  'closed-for-less',
  'approval-refused',
  'approval-reversed',
] as const

/** The events of a fund, once: their type, their bytes, their JSON and when they happened. */
export const fundEvents = eventsOf('seedline.fund.v1', {
  FundOpened: event(messages.FundOpened, { fundId, ...terms }, { on: 'openedOn' }),
  CommitmentMade: event(
    messages.CommitmentMade,
    { fundId, ...commitment.members },
    { on: 'committedOn' },
  ),
  /** Capital set aside for a deal that is being approved; recorded before the approval itself. */
  CapitalReserved: event(
    messages.CapitalReserved,
    {
      ...allocation,
      reservedOn: date,
      /** With the next two the approval is carried on when its process died in between. */
      approvalCommandId: recordedText,
      expectedDealVersion: streamVersion,
      evidence: deals.operations.approveDeal.request.evidence,
    },
    { on: 'reservedOn' },
  ),
  CapitalInvested: event(
    messages.CapitalInvested,
    { ...allocation, investedOn: date },
    { on: 'investedOn' },
  ),
  /** Another organisation manages it from now on. */
  FundManagerChanged: event(messages.FundManagerChanged, changeFundManager.request),
  /** One of two people wants to hand it over; nothing changes before another wants the same. */
  FundHandOverAsked: event(messages.FundHandOverAsked, changeFundManager.request),
  FundPolicySet: event(messages.FundPolicySet, setFundPolicy.request),
  /** One of two people wants fewer steps to take two; nothing changes before another wants the same. */
  WeakerFundPolicyAsked: event(messages.WeakerFundPolicyAsked, setFundPolicy.request),
  CapitalReleased: event(
    messages.CapitalReleased,
    { ...allocation, releasedOn: date, reason: oneOfWords(releaseReasons) },
    { on: 'releasedOn' },
  ),
  // A reversal bears the day of what it takes back: as of no day is that there, while what was known until now stays.
  CommitmentReversed: event(
    messages.CommitmentReversed,
    { ...reverseCommitment.request, amount: money, committedOn: date },
    { on: 'committedOn' },
  ),
  /** What was invested in a deal is reserved again; recorded before its round is reversed. */
  InvestmentReversed: event(
    messages.InvestmentReversed,
    {
      fundId,
      ...reverseRound.request,
      invested: money,
      reserved: money,
      investedOn: date,
      /** With what follows the reversal is carried on when its process died in between. */
      reversalCommandId: recordedText,
      expectedDealVersion: streamVersion,
      expectedCapTableVersion: streamVersion,
    },
    { on: 'investedOn' },
  ),
  /** Whose money it invests. */
  FundClassified: event(messages.FundClassified, classifyFund.request),
})

export type FundEvent = EventOf<typeof fundEvents>
export type FundChange = ChangeOf<typeof fundEvents>
export type FundOpened = Named<FundEvent, 'FundOpened'>
export type CommitmentMade = Named<FundEvent, 'CommitmentMade'>
export type CapitalReserved = Named<FundEvent, 'CapitalReserved'>
export type CapitalInvested = Named<FundEvent, 'CapitalInvested'>
export type CapitalReleased = Named<FundEvent, 'CapitalReleased'>
export type FundClassified = Named<FundEvent, 'FundClassified'>
export type FundPolicySet = Named<FundEvent, 'FundPolicySet'>
export type CommitmentReversed = Named<FundEvent, 'CommitmentReversed'>
export type InvestmentReversed = Named<FundEvent, 'InvestmentReversed'>
export type Commitment = DomainOf<typeof commitment>
export type ReleaseReason = CapitalReleased['reason']
