import {
  DealApproved,
  DealDeclined,
  DealOpened,
  DealWithdrawn,
  DueDiligenceStarted,
  RoundClosed,
} from '@seedline/contracts/fund/v1/deal_events'
import type { Rung as ProtoRung } from '@seedline/contracts/values/v1/rung'
import { type EncodedEvent, type EventCodec, UnknownEventType } from '@seedline/event-store'
import { type FinancingRung, isFinancingRung } from '@seedline/facts'
import {
  evidenceFromProto,
  evidenceToProto,
  messageJson,
  moneyFromProto,
  moneyOfRecord,
  moneyToProto,
  provenanceFromProto,
  provenanceToProto,
  rungFromProto,
  rungToProto,
} from '@seedline/facts/proto'
import { localDate, parseId, trusted } from '@seedline/values'
import type { DealId } from '../facts/ids.ts'
import type { RoundClosed as Closed, DealEvent } from './events.ts'
import { formatSharePrice, parseSharePrice } from './share-price.ts'
import { subscriptionFromProto, subscriptionToProto } from './subscription-codec.ts'

const prefix = 'seedline.fund.v1.'

/** The type that a closed round bears on the wire: processes here and elsewhere wait for it. */
export const roundClosedType = `${prefix}RoundClosed`

/** Between the deal's events and their protobuf bytes. */
export const dealCodec: EventCodec<DealEvent> = { encode, decode }

function encode(event: DealEvent): EncodedEvent {
  return { type: prefix + event.type, data: bytesOf(event) }
}

function bytesOf(event: DealEvent): Uint8Array {
  switch (event.type) {
    case 'DealOpened':
      return DealOpened.encode({
        ...event,
        round: rungToProto(event.round),
        proposedAmount: moneyToProto(event.proposedAmount),
      }).finish()
    case 'DueDiligenceStarted':
      return DueDiligenceStarted.encode(event).finish()
    case 'DealApproved':
      return DealApproved.encode({
        ...event,
        approvedAmount: moneyToProto(event.approvedAmount),
        evidence: event.evidence.map(evidenceToProto),
      }).finish()
    case 'DealDeclined':
      return DealDeclined.encode(event).finish()
    case 'DealWithdrawn':
      return DealWithdrawn.encode(event).finish()
    case 'RoundClosed':
      return RoundClosed.encode(roundClosedToProto(event)).finish()
    default:
      return event satisfies never
  }
}

/** A closed round in the contract's terms: as its event, and as part of a deal that is read. */
export const roundClosedToProto = (event: Closed): RoundClosed => ({
  dealId: event.dealId,
  fundId: event.fundId,
  enterpriseId: event.enterpriseId,
  round: rungToProto(event.round),
  closedOn: event.closedOn,
  preMoney: event.preMoney && moneyToProto(event.preMoney),
  sharePrice: formatSharePrice(event.sharePrice),
  subscriptions: event.subscriptions.map(subscriptionToProto),
  evidence: event.evidence.map(evidenceToProto),
  provenance: provenanceToProto(event.provenance),
})

function decode(type: string, data: Uint8Array): DealEvent {
  switch (type) {
    case `${prefix}DealOpened`:
      return opened(DealOpened.decode(data))
    case `${prefix}DueDiligenceStarted`: {
      const { dealId, startedOn } = DueDiligenceStarted.decode(data)
      return { type: 'DueDiligenceStarted', dealId: id(dealId), startedOn: localDate(startedOn) }
    }
    case `${prefix}DealApproved`:
      return approved(DealApproved.decode(data))
    case `${prefix}DealDeclined`: {
      const { dealId, declinedOn, reason } = DealDeclined.decode(data)
      return { type: 'DealDeclined', dealId: id(dealId), declinedOn: localDate(declinedOn), reason }
    }
    case `${prefix}DealWithdrawn`: {
      const { dealId, withdrawnOn, reason } = DealWithdrawn.decode(data)
      const on = localDate(withdrawnOn)
      return { type: 'DealWithdrawn', dealId: id(dealId), withdrawnOn: on, reason }
    }
    case roundClosedType:
      return closed(RoundClosed.decode(data))
    default:
      throw new UnknownEventType(type)
  }
}

const opened = (proto: DealOpened): DealEvent => ({
  type: 'DealOpened',
  dealId: id(proto.dealId),
  fundId: trusted(parseId('Fund', proto.fundId)),
  enterpriseId: trusted(parseId('Enterprise', proto.enterpriseId)),
  round: financingRung(proto.round),
  proposedAmount: moneyOfRecord(proto.proposedAmount),
  openedOn: localDate(proto.openedOn),
  note: proto.note,
})

const approved = (proto: DealApproved): DealEvent => ({
  type: 'DealApproved',
  dealId: id(proto.dealId),
  approvedAmount: moneyOfRecord(proto.approvedAmount),
  approvedOn: localDate(proto.approvedOn),
  evidence: proto.evidence.map(evidenceFromProto),
})

const closed = (proto: RoundClosed): Closed => ({
  type: 'RoundClosed',
  dealId: id(proto.dealId),
  fundId: trusted(parseId('Fund', proto.fundId)),
  enterpriseId: trusted(parseId('Enterprise', proto.enterpriseId)),
  round: financingRung(proto.round),
  closedOn: localDate(proto.closedOn),
  preMoney: proto.preMoney && moneyFromProto(proto.preMoney),
  sharePrice: trusted(parseSharePrice(proto.sharePrice)),
  subscriptions: proto.subscriptions.map(subscriptionFromProto),
  evidence: proto.evidence.map(evidenceFromProto),
  provenance: provenanceFromProto(proto.provenance),
})

function financingRung(proto: ProtoRung): FinancingRung {
  const rung = rungFromProto(proto)
  if (rung !== undefined && isFinancingRung(rung)) return rung
  throw new Error(`A recorded round is at no financing rung: ${proto}`)
}

const id = (text: string): DealId => trusted(parseId('Deal', text))

const messages = {
  DealOpened,
  DueDiligenceStarted,
  DealApproved,
  DealDeclined,
  DealWithdrawn,
  RoundClosed,
}

/** The event's own fields as canonical protobuf JSON. */
export const dealEventJson = (event: DealEvent): string =>
  messageJson<unknown>(messages[event.type], encode(event))
