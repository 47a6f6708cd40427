import * as proto from '@seedline/contracts/fund/v1/cap_table_events'
import { type EncodedEvent, type EventCodec, UnknownEventType } from '@seedline/event-store'
import { messageJson } from '@seedline/facts/proto'
import type { CapTableEvent } from './events.ts'
import { plansFromProto, plansToProto } from './plans-codec.ts'
import { stockFromProto, stockToProto } from './stock-codec.ts'

const prefix = 'seedline.fund.v1.'

/** Between the cap table's events and their protobuf bytes. */
export const capTableCodec: EventCodec<CapTableEvent> = { encode, decode }

function encode(event: CapTableEvent): EncodedEvent {
  return { type: prefix + event.type, data: bytesOf(event) }
}

function bytesOf(event: CapTableEvent): Uint8Array {
  switch (event.type) {
    case 'StockClassDefined':
      return proto.StockClassDefined.encode(stockToProto.classDefined(event)).finish()
    case 'StakeholderNamed':
      return proto.StakeholderNamed.encode(stockToProto.holderNamed(event)).finish()
    case 'StockIssued':
      return proto.StockIssued.encode(stockToProto.issued(event)).finish()
    case 'StockTransferred':
      return proto.StockTransferred.encode(stockToProto.transferred(event)).finish()
    case 'StockCancelled':
      return proto.StockCancelled.encode(stockToProto.cancelled(event)).finish()
    case 'StockClassSplit':
      return proto.StockClassSplit.encode(event).finish()
    case 'StockClassConverted':
      return proto.StockClassConverted.encode(stockToProto.converted(event)).finish()
    case 'StockPlanDefined':
      return proto.StockPlanDefined.encode(plansToProto.defined(event)).finish()
    case 'StockPlanPoolAdjusted':
      return proto.StockPlanPoolAdjusted.encode(plansToProto.adjusted(event)).finish()
    case 'EquityCompensationIssued':
      return proto.EquityCompensationIssued.encode(plansToProto.issued(event)).finish()
    case 'EquityCompensationExercised':
      return proto.EquityCompensationExercised.encode(plansToProto.exercised(event)).finish()
    case 'VestingStarted':
      return proto.VestingStarted.encode(event).finish()
    default:
      return event satisfies never
  }
}

const readers: Readonly<Record<CapTableEvent['type'], (data: Uint8Array) => CapTableEvent>> = {
  StockClassDefined: (data) => stockFromProto.classDefined(proto.StockClassDefined.decode(data)),
  StakeholderNamed: (data) => stockFromProto.holderNamed(proto.StakeholderNamed.decode(data)),
  StockIssued: (data) => stockFromProto.issued(proto.StockIssued.decode(data)),
  StockTransferred: (data) => stockFromProto.transferred(proto.StockTransferred.decode(data)),
  StockCancelled: (data) => stockFromProto.cancelled(proto.StockCancelled.decode(data)),
  StockClassSplit: (data) => stockFromProto.split(proto.StockClassSplit.decode(data)),
  StockClassConverted: (data) => stockFromProto.converted(proto.StockClassConverted.decode(data)),
  StockPlanDefined: (data) => plansFromProto.defined(proto.StockPlanDefined.decode(data)),
  StockPlanPoolAdjusted: (data) =>
    plansFromProto.adjusted(proto.StockPlanPoolAdjusted.decode(data)),
  EquityCompensationIssued: (data) =>
    plansFromProto.issued(proto.EquityCompensationIssued.decode(data)),
  EquityCompensationExercised: (data) =>
    plansFromProto.exercised(proto.EquityCompensationExercised.decode(data)),
  VestingStarted: (data) => plansFromProto.vesting(proto.VestingStarted.decode(data)),
}

function decode(type: string, data: Uint8Array): CapTableEvent {
  const name = type.startsWith(prefix) ? type.slice(prefix.length) : ''
  if (!isKnown(name)) throw new UnknownEventType(type)
  return readers[name](data)
}

const isKnown = (name: string): name is CapTableEvent['type'] => Object.hasOwn(readers, name)

const messages = {
  StockClassDefined: proto.StockClassDefined,
  StakeholderNamed: proto.StakeholderNamed,
  StockIssued: proto.StockIssued,
  StockTransferred: proto.StockTransferred,
  StockCancelled: proto.StockCancelled,
  StockClassSplit: proto.StockClassSplit,
  StockClassConverted: proto.StockClassConverted,
  StockPlanDefined: proto.StockPlanDefined,
  StockPlanPoolAdjusted: proto.StockPlanPoolAdjusted,
  EquityCompensationIssued: proto.EquityCompensationIssued,
  EquityCompensationExercised: proto.EquityCompensationExercised,
  VestingStarted: proto.VestingStarted,
}

/** The event's own fields as canonical protobuf JSON. */
export const capTableEventJson = (event: CapTableEvent): string =>
  messageJson<unknown>(messages[event.type], encode(event))
