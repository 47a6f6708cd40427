import {
  EnterpriseClosed,
  EnterpriseCorrected,
  EnterpriseRegistered,
} from '@seedline/contracts/registry/v1/enterprise_events'
import { type EncodedEvent, type EventCodec, UnknownEventType } from '@seedline/event-store'
import type { EnterpriseId, Evidence } from '@seedline/facts'
import {
  evidenceFromProto,
  evidenceToProto,
  messageJson,
  provenanceFromProto,
  provenanceToProto,
} from '@seedline/facts/proto'
import {
  type LocalDate,
  localDate,
  parseId,
  recordedUscc,
  trusted,
  type Uscc,
} from '@seedline/values'
import type { EnterpriseEvent, ProfileChanges } from './events.ts'

export const enterpriseTypes = {
  registered: 'seedline.registry.v1.EnterpriseRegistered',
  corrected: 'seedline.registry.v1.EnterpriseCorrected',
  closed: 'seedline.registry.v1.EnterpriseClosed',
} as const

/** Between the enterprise's events and their protobuf bytes. */
export const enterpriseCodec: EventCodec<EnterpriseEvent> = { encode, decode }

function encode(event: EnterpriseEvent): EncodedEvent {
  switch (event.type) {
    case 'EnterpriseRegistered':
      return {
        type: enterpriseTypes.registered,
        data: EnterpriseRegistered.encode(registeredToProto(event)).finish(),
      }
    case 'EnterpriseCorrected':
      return {
        type: enterpriseTypes.corrected,
        data: EnterpriseCorrected.encode(correctedToProto(event)).finish(),
      }
    case 'EnterpriseClosed':
      return {
        type: enterpriseTypes.closed,
        data: EnterpriseClosed.encode({
          enterpriseId: event.enterpriseId,
          closedOn: event.closedOn,
          reason: event.reason,
          evidence: event.evidence.map(evidenceToProto),
        }).finish(),
      }
    default:
      return event satisfies never
  }
}

function decode(type: string, data: Uint8Array): EnterpriseEvent {
  switch (type) {
    case enterpriseTypes.registered:
      return registeredFromProto(EnterpriseRegistered.decode(data))
    case enterpriseTypes.corrected:
      return correctedFromProto(EnterpriseCorrected.decode(data))
    case enterpriseTypes.closed:
      return closedFromProto(EnterpriseClosed.decode(data))
    default:
      throw new UnknownEventType(type)
  }
}

function registeredToProto(
  event: EnterpriseEvent & { type: 'EnterpriseRegistered' },
): EnterpriseRegistered {
  return {
    enterpriseId: event.enterpriseId,
    uscc: event.uscc ?? '',
    checkDigitOverride: overrideToProto(event.checkDigitOverride),
    nameZh: event.nameZh,
    nameEn: event.nameEn,
    materialField: event.materialField ?? '',
    district: event.district ?? '',
    foundedOn: event.foundedOn ?? '',
    provenance: provenanceToProto(event.provenance),
  }
}

function registeredFromProto(proto: EnterpriseRegistered): EnterpriseEvent {
  return {
    type: 'EnterpriseRegistered',
    enterpriseId: enterpriseId(proto.enterpriseId),
    uscc: code(proto.uscc),
    checkDigitOverride: proto.checkDigitOverride
      ? evidenceFromProto(proto.checkDigitOverride)
      : null,
    nameZh: proto.nameZh,
    nameEn: proto.nameEn,
    materialField: proto.materialField || null,
    district: proto.district || null,
    foundedOn: date(proto.foundedOn),
    provenance: provenanceFromProto(proto.provenance) ?? null,
  }
}

// On the wire a cleared value is present and empty, an unchanged one absent.
function correctedToProto(
  event: EnterpriseEvent & { type: 'EnterpriseCorrected' },
): EnterpriseCorrected {
  const { uscc, checkDigitOverride, materialField, district, foundedOn, ...names } = event.changes
  return {
    enterpriseId: event.enterpriseId,
    reason: event.reason,
    ...names,
    uscc: uscc === null ? '' : uscc,
    checkDigitOverride: overrideToProto(checkDigitOverride),
    materialField: materialField === null ? '' : materialField,
    district: district === null ? '' : district,
    foundedOn: foundedOn === null ? '' : foundedOn,
  }
}

function correctedFromProto(proto: EnterpriseCorrected): EnterpriseEvent {
  const { uscc, checkDigitOverride, nameZh, nameEn, materialField, district, foundedOn } = proto
  const changes: ProfileChanges = {
    ...(uscc !== undefined && { uscc: code(uscc) }),
    ...(checkDigitOverride && { checkDigitOverride: evidenceFromProto(checkDigitOverride) }),
    ...(nameZh !== undefined && { nameZh }),
    ...(nameEn !== undefined && { nameEn }),
    ...(materialField !== undefined && { materialField: materialField || null }),
    ...(district !== undefined && { district: district || null }),
    ...(foundedOn !== undefined && { foundedOn: date(foundedOn) }),
  }
  return {
    type: 'EnterpriseCorrected',
    enterpriseId: enterpriseId(proto.enterpriseId),
    reason: proto.reason,
    changes,
  }
}

function closedFromProto(proto: EnterpriseClosed): EnterpriseEvent {
  return {
    type: 'EnterpriseClosed',
    enterpriseId: enterpriseId(proto.enterpriseId),
    closedOn: localDate(proto.closedOn),
    reason: proto.reason,
    evidence: proto.evidence.map(evidenceFromProto),
  }
}

const enterpriseId = (text: string): EnterpriseId => trusted(parseId('Enterprise', text))

// A recorded code was accepted once, with its check digit or with evidence: it isn't judged again.
const code = (text: string): Uscc | null => (text === '' ? null : recordedUscc(text))

const overrideToProto = (override: Evidence | null | undefined) =>
  override ? evidenceToProto(override) : undefined

const date = (text: string): LocalDate | null => (text === '' ? null : localDate(text))

const messages = { EnterpriseRegistered, EnterpriseCorrected, EnterpriseClosed }

/** The event's own fields as canonical protobuf JSON. */
export const enterpriseEventJson = (event: EnterpriseEvent): string =>
  messageJson<unknown>(messages[event.type], encode(event))
