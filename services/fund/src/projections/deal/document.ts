import type { Deal } from '@seedline/contracts/fund/v1/deal_service'
import { money, rung } from '@seedline/contracts/kinds'
import { dealStatus } from '@seedline/contracts/operations'
import { historyEntry } from '@seedline/facts/answers'
import type { EventMeta } from '@seedline/views'
import {
  type DealEvent,
  type DealOpened,
  type DealReversal,
  type DealStep,
  dealEvents,
  isReversal,
  statusAfter,
} from '../../deal/events.ts'
import { roundFigures } from './round-figures.ts'

/** A deal as it is answered. */
export type DealDocument = Deal

/** The deal after an event. Pure; the same fold answers as-of questions from the stream. */
export function evolve(
  before: DealDocument | undefined,
  event: DealEvent,
  meta: EventMeta,
): DealDocument {
  const document = event.type === 'DealOpened' ? opened(event) : before
  if (document === undefined) throw new Error(`Deal ${event.dealId} began with ${event.type}`)
  const entry = historyEntry(meta, {
    occurredOn: dealEvents.occurredOn(event),
    json: dealEvents.json(event),
    reason: 'reason' in event ? event.reason : '',
  })
  return {
    ...document,
    ...(dealEvents.changes(event) && (isReversal(event) ? back(event) : changes(event))),
    version: meta.version,
    history: [...document.history, entry],
  }
}

function changes(event: DealStep): Partial<DealDocument> {
  const status = dealStatus.toProto(statusAfter(event))
  return { ...figures(event), status, statusOn: dealEvents.occurredOn(event) }
}

function back(event: DealReversal): Partial<DealDocument> {
  const { backTo, backOn } = event
  return {
    status: dealStatus.toProto(backTo),
    statusOn: backOn,
    ...(event.type === 'RoundReversed' && { closing: undefined, figures: undefined }),
    ...(event.type === 'ApprovalReversed' && { approvedAmount: undefined }),
  }
}

// Most steps change nothing beside status, date and history.
function figures(event: DealStep): Partial<DealDocument> {
  if (event.type === 'DealApproved') return { approvedAmount: money.toProto(event.approvedAmount) }
  if (event.type === 'RoundClosed')
    return { closing: dealEvents.toProto(event), figures: roundFigures(event) }
  return {}
}

const opened = (event: DealOpened): DealDocument => ({
  dealId: event.dealId,
  version: 0,
  fundId: event.fundId,
  enterpriseId: event.enterpriseId,
  round: rung.toProto(event.round),
  status: dealStatus.none,
  proposedAmount: money.toProto(event.proposedAmount),
  approvedAmount: undefined,
  openedOn: event.openedOn,
  statusOn: event.openedOn,
  closing: undefined,
  history: [],
  figures: undefined,
  note: event.note,
})
