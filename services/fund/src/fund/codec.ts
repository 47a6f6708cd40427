import {
  CapitalInvested,
  CapitalReleased,
  CapitalReserved,
  CommitmentMade,
  FundOpened,
  PartnerKind as ProtoPartnerKind,
} from '@seedline/contracts/fund/v1/fund_events'
import { type EncodedEvent, type EventCodec, UnknownEventType } from '@seedline/event-store'
import {
  evidenceFromProto,
  evidenceToProto,
  messageJson,
  moneyFromProto,
  moneyOfRecord,
  moneyToProto,
  provenanceFromProto,
  provenanceToProto,
} from '@seedline/facts/proto'
import { localDate, parseCurrency, parseId, trusted } from '@seedline/values'
import { type FundEvent, type PartnerKind, partnerKinds, releaseReasons } from './events.ts'

const prefix = 'seedline.fund.v1.'

/** Between the fund's events and their protobuf bytes. */
export const fundCodec: EventCodec<FundEvent> = { encode, decode }

const protoOfPartnerKind: Readonly<Record<PartnerKind, ProtoPartnerKind>> = {
  government: ProtoPartnerKind.PARTNER_KIND_GOVERNMENT,
  institutional: ProtoPartnerKind.PARTNER_KIND_INSTITUTIONAL,
  enterprise: ProtoPartnerKind.PARTNER_KIND_ENTERPRISE,
}

export const partnerKindToProto = (kind: PartnerKind): ProtoPartnerKind => protoOfPartnerKind[kind]

/** Undefined when it names none. */
export const partnerKindFromProto = (proto: ProtoPartnerKind): PartnerKind | undefined =>
  partnerKinds.find((kind) => protoOfPartnerKind[kind] === proto)

function encode(event: FundEvent): EncodedEvent {
  return { type: prefix + event.type, data: bytesOf(event) }
}

function bytesOf(event: FundEvent): Uint8Array {
  switch (event.type) {
    case 'FundOpened':
      return FundOpened.encode({
        ...event,
        targetSize: event.targetSize && moneyToProto(event.targetSize),
        provenance: provenanceToProto(event.provenance),
      }).finish()
    case 'CommitmentMade':
      return CommitmentMade.encode({
        ...event,
        partnerKind: partnerKindToProto(event.partnerKind),
        amount: moneyToProto(event.amount),
        evidence: event.evidence.map(evidenceToProto),
      }).finish()
    case 'CapitalReserved':
      return CapitalReserved.encode({
        ...event,
        amount: moneyToProto(event.amount),
        evidence: event.evidence.map(evidenceToProto),
      }).finish()
    case 'CapitalInvested':
      return CapitalInvested.encode({ ...event, amount: moneyToProto(event.amount) }).finish()
    case 'CapitalReleased':
      return CapitalReleased.encode({ ...event, amount: moneyToProto(event.amount) }).finish()
    default:
      return event satisfies never
  }
}

function decode(type: string, data: Uint8Array): FundEvent {
  switch (type) {
    case `${prefix}FundOpened`:
      return opened(FundOpened.decode(data))
    case `${prefix}CommitmentMade`:
      return commitment(CommitmentMade.decode(data))
    case `${prefix}CapitalReserved`:
      return reserved(CapitalReserved.decode(data))
    case `${prefix}CapitalInvested`:
      return invested(CapitalInvested.decode(data))
    case `${prefix}CapitalReleased`:
      return released(CapitalReleased.decode(data))
    default:
      throw new UnknownEventType(type)
  }
}

const opened = (proto: FundOpened): FundEvent => ({
  type: 'FundOpened',
  fundId: trusted(parseId('Fund', proto.fundId)),
  nameZh: proto.nameZh,
  nameEn: proto.nameEn,
  currency: trusted(parseCurrency(proto.currency)),
  targetSize: proto.targetSize && moneyFromProto(proto.targetSize),
  openedOn: localDate(proto.openedOn),
  generalPartner: proto.generalPartner,
  provenance: provenanceFromProto(proto.provenance),
})

const commitment = (proto: CommitmentMade): FundEvent => ({
  type: 'CommitmentMade',
  fundId: trusted(parseId('Fund', proto.fundId)),
  partnerId: proto.partnerId,
  partnerName: proto.partnerName,
  partnerKind: known(partnerKindFromProto(proto.partnerKind), proto.partnerKind),
  amount: moneyOfRecord(proto.amount),
  committedOn: localDate(proto.committedOn),
  evidence: proto.evidence.map(evidenceFromProto),
})

const reserved = (proto: CapitalReserved): FundEvent => ({
  type: 'CapitalReserved',
  ...allocationOf(proto),
  reservedOn: localDate(proto.reservedOn),
  approvalCommandId: proto.approvalCommandId,
  expectedDealVersion: proto.expectedDealVersion,
  evidence: proto.evidence.map(evidenceFromProto),
})

const invested = (proto: CapitalInvested): FundEvent => ({
  type: 'CapitalInvested',
  ...allocationOf(proto),
  investedOn: localDate(proto.investedOn),
})

const released = (proto: CapitalReleased): FundEvent => ({
  type: 'CapitalReleased',
  ...allocationOf(proto),
  releasedOn: localDate(proto.releasedOn),
  reason: known(
    releaseReasons.find((reason) => reason === proto.reason),
    proto.reason,
  ),
})

const allocationOf = ({
  fundId,
  dealId,
  amount,
}: CapitalInvested | CapitalReleased | CapitalReserved) => ({
  fundId: trusted(parseId('Fund', fundId)),
  dealId: trusted(parseId('Deal', dealId)),
  amount: moneyOfRecord(amount),
})

function known<T>(value: T | undefined, text: string): T {
  if (value === undefined) throw new Error(`A recorded value is not known: ${text}`)
  return value
}

const messages = {
  FundOpened,
  CommitmentMade,
  CapitalReserved,
  CapitalInvested,
  CapitalReleased,
}

/** The event's own fields as canonical protobuf JSON. */
export const fundEventJson = (event: FundEvent): string =>
  messageJson<unknown>(messages[event.type], encode(event))
