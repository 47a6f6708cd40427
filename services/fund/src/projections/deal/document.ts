import { type Deal, DealStatus as ProtoStatus } from '@seedline/contracts/fund/v1/deal_service'
import { historyEntry } from '@seedline/facts/answers'
import { moneyToProto, rungToProto } from '@seedline/facts/proto'
import type { EventMeta } from '@seedline/views'
import { dealEventJson, roundClosedToProto } from '../../deal/codec.ts'
import { type DealEvent, type DealOpened, occurredOn } from '../../deal/events.ts'
import { type DealStatus, dealStatuses, statusAfter } from '../../deal/state.ts'
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
    occurredOn: occurredOn(event),
    json: dealEventJson(event),
    reason: 'reason' in event ? event.reason : '',
  })
  return {
    ...document,
    ...changes(event),
    version: meta.version,
    status: statusToProto(statusAfter(event)),
    statusOn: occurredOn(event),
    history: [...document.history, entry],
  }
}

function changes(event: DealEvent): Partial<DealDocument> {
  switch (event.type) {
    case 'DealApproved':
      return { approvedAmount: moneyToProto(event.approvedAmount) }
    case 'RoundClosed':
      return { closing: roundClosedToProto(event), figures: roundFigures(event) }
    case 'DealOpened':
    case 'DueDiligenceStarted':
    case 'DealDeclined':
    case 'DealWithdrawn':
      return {}
    default:
      return event satisfies never
  }
}

const opened = (event: DealOpened): DealDocument => ({
  dealId: event.dealId,
  version: 0,
  fundId: event.fundId,
  enterpriseId: event.enterpriseId,
  round: rungToProto(event.round),
  status: ProtoStatus.DEAL_STATUS_UNSPECIFIED,
  proposedAmount: moneyToProto(event.proposedAmount),
  approvedAmount: undefined,
  openedOn: event.openedOn,
  statusOn: event.openedOn,
  closing: undefined,
  history: [],
  figures: undefined,
  note: event.note,
})

const protoOfStatus: Readonly<Record<DealStatus, ProtoStatus>> = {
  screening: ProtoStatus.DEAL_STATUS_SCREENING,
  'due-diligence': ProtoStatus.DEAL_STATUS_DUE_DILIGENCE,
  approved: ProtoStatus.DEAL_STATUS_APPROVED,
  declined: ProtoStatus.DEAL_STATUS_DECLINED,
  withdrawn: ProtoStatus.DEAL_STATUS_WITHDRAWN,
  closed: ProtoStatus.DEAL_STATUS_CLOSED,
}

export const statusToProto = (status: DealStatus): ProtoStatus => protoOfStatus[status]

/** Undefined when it names none. */
export const statusFromProto = (proto: ProtoStatus): DealStatus | undefined =>
  dealStatuses.find((status) => protoOfStatus[status] === proto)
