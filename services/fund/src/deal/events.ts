import * as messages from '@seedline/contracts/fund/v1/deal_events'
import { date, id, oneOfWords, recordedText } from '@seedline/contracts/kinds'
import { deals } from '@seedline/contracts/operations'
import { type ChangeOf, type EventOf, event, eventsOf, type Named } from '@seedline/facts/events'
import { closing, round } from '../facts/closing.ts'

const {
  openDeal,
  startDueDiligence,
  approveDeal,
  declineDeal,
  withdrawDeal,
  reverseRound,
  reverseApproval,
  reopenDeal,
} = deals.operations
const dealId = id('Deal')

/** Where a deal without an approval stands. */
const beforeApproval = oneOfWords(['screening', 'due-diligence'])

/**
 * The events of a deal, once: their type, their bytes, their JSON and when they happened. Each holds what its command
 * asked for, and what else must be known of it.
 */
export const dealEvents = eventsOf('seedline.fund.v1', {
  DealOpened: event(
    messages.DealOpened,
    { dealId, ...openDeal.request, round },
    { on: 'openedOn' },
  ),
  DueDiligenceStarted: event(messages.DueDiligenceStarted, startDueDiligence.request, {
    on: 'startedOn',
  }),
  /** The investment committee's approval. */
  DealApproved: event(messages.DealApproved, approveDeal.request, { on: 'approvedOn' }),
  DealDeclined: event(messages.DealDeclined, declineDeal.request, { on: 'declinedOn' }),
  DealWithdrawn: event(messages.DealWithdrawn, withdrawDeal.request, { on: 'withdrawnOn' }),
  RoundClosed: event(messages.RoundClosed, closing, { on: 'closedOn' }),
  // A reversal bears the day of what it takes back: as of no day is that there, while what was known until now stays.
  RoundReversed: event(
    messages.RoundReversed,
    {
      ...reverseRound.request,
      fundId: closing.fundId,
      enterpriseId: closing.enterpriseId,
      round,
      closedOn: date,
      closingEventId: recordedText,
      backTo: oneOfWords(['approved']),
      backOn: date,
    },
    { on: 'closedOn' },
  ),
  ApprovalReversed: event(
    messages.ApprovalReversed,
    { ...reverseApproval.request, approvedOn: date, backTo: beforeApproval, backOn: date },
    { on: 'approvedOn' },
  ),
  /** Of a decline or a withdrawal. */
  DealReopened: event(
    messages.DealReopened,
    { ...reopenDeal.request, endedOn: date, backTo: beforeApproval, backOn: date },
    { on: 'endedOn' },
  ),
})

export type DealEvent = EventOf<typeof dealEvents>
/** Takes the latest step back: the deal stands where it stood before. */
export type DealReversal = Named<DealEvent, 'RoundReversed' | 'ApprovalReversed' | 'DealReopened'>
/** A step of the deal: it leads to a status. */
export type DealStep = Exclude<ChangeOf<typeof dealEvents>, DealReversal>
export type DealOpened = Named<DealEvent, 'DealOpened'>
export type RoundClosed = Named<DealEvent, 'RoundClosed'>
export type Subscription = RoundClosed['subscriptions'][number]

const statuses = {
  DealOpened: 'screening',
  DueDiligenceStarted: 'due-diligence',
  DealApproved: 'approved',
  DealDeclined: 'declined',
  DealWithdrawn: 'withdrawn',
  RoundClosed: 'closed',
} as const satisfies Readonly<Record<DealStep['type'], string>>

type StatusAfter<E extends DealStep> = (typeof statuses)[E['type']]

export type DealStatus = StatusAfter<DealStep>

/** The status that a step leads to. */
export function statusAfter<E extends DealStep>(event: E): StatusAfter<E> {
  return statuses[event.type] as StatusAfter<E>
}

export const isReversal = (event: DealStep | DealReversal): event is DealReversal =>
  'backTo' in event
