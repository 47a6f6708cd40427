import {
  StageCorrected,
  StageReached,
  StageWithdrawn,
} from '@seedline/contracts/registry/v1/stage_record_events'
import { Rung as ProtoRung } from '@seedline/contracts/values/v1/rung'
import { type EncodedEvent, type EventCodec, UnknownEventType } from '@seedline/event-store'
import type { EnterpriseId, Rung } from '@seedline/facts'
import {
  evidenceFromProto,
  evidenceToProto,
  messageJson,
  provenanceFromProto,
  provenanceToProto,
  rungFromProto,
  rungToProto,
} from '@seedline/facts/proto'
import { localDate, parseId, trusted } from '@seedline/values'
import type { RungId, StageChanges, StageRecordEvent } from './events.ts'

export const stageRecordTypes = {
  reached: 'seedline.registry.v1.StageReached',
  corrected: 'seedline.registry.v1.StageCorrected',
  withdrawn: 'seedline.registry.v1.StageWithdrawn',
} as const

/** Between the ladder's events and their protobuf bytes. */
export const stageRecordCodec: EventCodec<StageRecordEvent> = { encode, decode }

function encode(event: StageRecordEvent): EncodedEvent {
  switch (event.type) {
    case 'StageReached':
      return {
        type: stageRecordTypes.reached,
        data: StageReached.encode({
          ...event,
          rung: rungToProto(event.rung),
          round: event.round ?? undefined,
          evidence: event.evidence.map(evidenceToProto),
          provenance: provenanceToProto(event.provenance),
        }).finish(),
      }
    case 'StageCorrected':
      return {
        type: stageRecordTypes.corrected,
        data: StageCorrected.encode(correctedToProto(event)).finish(),
      }
    case 'StageWithdrawn':
      return {
        type: stageRecordTypes.withdrawn,
        data: StageWithdrawn.encode(event).finish(),
      }
    default:
      return event satisfies never
  }
}

function decode(type: string, data: Uint8Array): StageRecordEvent {
  switch (type) {
    case stageRecordTypes.reached:
      return reachedFromProto(StageReached.decode(data))
    case stageRecordTypes.corrected:
      return correctedFromProto(StageCorrected.decode(data))
    case stageRecordTypes.withdrawn:
      return withdrawnFromProto(StageWithdrawn.decode(data))
    default:
      throw new UnknownEventType(type)
  }
}

function reachedFromProto(proto: StageReached): StageRecordEvent {
  return {
    type: 'StageReached',
    ...idsOf(proto),
    rung: known(proto.rung),
    reachedOn: localDate(proto.reachedOn),
    evidence: proto.evidence.map(evidenceFromProto),
    outOfOrderReason: proto.outOfOrderReason,
    round: proto.round ?? null,
    provenance: provenanceFromProto(proto.provenance) ?? null,
  }
}

// On the wire an unchanged value is unspecified or empty: none of them can be cleared.
function correctedToProto(event: StageRecordEvent & { type: 'StageCorrected' }): StageCorrected {
  const { rung, reachedOn, evidence, round } = event.changes
  return {
    enterpriseId: event.enterpriseId,
    rungId: event.rungId,
    reason: event.reason,
    rung: rungToProto(rung),
    reachedOn: reachedOn ?? '',
    evidence: (evidence ?? []).map(evidenceToProto),
    round,
  }
}

function correctedFromProto(proto: StageCorrected): StageRecordEvent {
  const changes: StageChanges = {
    ...(proto.rung !== ProtoRung.RUNG_UNSPECIFIED && { rung: known(proto.rung) }),
    ...(proto.reachedOn !== '' && { reachedOn: localDate(proto.reachedOn) }),
    ...(proto.evidence.length > 0 && { evidence: proto.evidence.map(evidenceFromProto) }),
    ...(proto.round && { round: proto.round }),
  }
  return { type: 'StageCorrected', ...idsOf(proto), reason: proto.reason, changes }
}

function withdrawnFromProto(proto: StageWithdrawn): StageRecordEvent {
  return { type: 'StageWithdrawn', ...idsOf(proto), reason: proto.reason }
}

const idsOf = (proto: { readonly enterpriseId: string; readonly rungId: string }) => ({
  enterpriseId: trusted(parseId('Enterprise', proto.enterpriseId)) as EnterpriseId,
  rungId: trusted(parseId('Rung', proto.rungId)) as RungId,
})

// Refused rather than read as something else: such an event is for a newer version to fold.
function known(proto: ProtoRung): Rung {
  const rung = rungFromProto(proto)
  if (rung === undefined) throw new Error(`This version knows no rung ${proto}`)
  return rung
}

const messages = { StageReached, StageCorrected, StageWithdrawn }

/** The event's own fields as canonical protobuf JSON. */
export const stageRecordEventJson = (event: StageRecordEvent): string =>
  messageJson<unknown>(messages[event.type], encode(event))
