import { Rung } from '@seedline/contracts/values/v1/rung'
import {
  type CommandOutcome,
  Confidence,
  type Actor as ProtoActor,
  type AsOf as ProtoAsOf,
  type Evidence as ProtoEvidence,
  type HistoryEntry as ProtoHistoryEntry,
  type Money as ProtoMoney,
  type Page as ProtoPage,
  type Provenance as ProtoProvenance,
  type Recording as ProtoRecording,
} from '@seedline/contracts/values/v1/values'
import { confidences, rungs } from '@seedline/facts'
import { evidenceKindFrom } from '@seedline/facts/proto'
import {
  amountOf,
  type Instant,
  type LocalDate,
  money,
  parseCurrency,
  trusted,
} from '@seedline/values'
import type * as z from 'zod'
import type { moneyShape } from './amounts.ts'
import type { actor, evidence, historyEntry, outcome, provenance, recording } from './facts.ts'
import { given } from './given.ts'
import { kebabNames, named } from './kebab.ts'

export const rungNames = kebabNames(rungs, 'RUNG', Rung)
const confidenceNames = kebabNames(confidences, 'CONFIDENCE', Confidence)

export const moneyFromProto = ({
  currency,
  minorUnits,
}: ProtoMoney): z.input<typeof moneyShape> => {
  const known = trusted(parseCurrency(currency))
  return { currency: known, amount: amountOf(money(known, minorUnits)) }
}

/** Money that a service may have left out. */
export const moneyIfAny = (
  amount: ProtoMoney | undefined,
): z.input<typeof moneyShape> | undefined =>
  amount === undefined || amount.currency === '' ? undefined : moneyFromProto(amount)

export const evidenceToProto = ({
  kind,
  title,
  url,
  sha256,
}: z.output<typeof evidence>): ProtoEvidence => ({
  kind,
  title,
  url: url ?? '',
  sha256: sha256 ?? '',
})

export const evidenceFromProto = (found: ProtoEvidence): z.input<typeof evidence> => ({
  kind: evidenceKindFrom(found.kind) ?? 'other',
  title: found.title,
  ...given('url', found.url),
  ...given('sha256', found.sha256),
})

export const provenanceToProto = (
  given: z.output<typeof provenance> | undefined,
): ProtoProvenance | undefined =>
  given && {
    source: given.source,
    confidence: confidenceNames.toProto(given.confidence),
    synthetic: given.synthetic,
  }

// Nobody having said how far a fact is trusted is shown like unverified, never better.
export const provenanceFromProto = (found: ProtoProvenance): z.input<typeof provenance> => ({
  source: found.source,
  confidence: confidenceNames.fromProto(found.confidence) ?? 'unverified',
  synthetic: found.synthetic,
})

export const actorFromProto = (found: ProtoActor): z.input<typeof actor> => ({
  subject: found.subject,
  name: found.name,
  roles: [...found.roles],
  organisation: found.organisation,
  ...given('onBehalfOf', found.onBehalfOf),
})

const nobody: ProtoActor = { subject: '', name: '', roles: [], organisation: '', onBehalfOf: '' }

export const recordingFromProto = (found: ProtoRecording): z.input<typeof recording> => ({
  eventId: found.eventId,
  eventType: found.eventType,
  version: found.version,
  recordedAt: found.recordedAt ?? '',
  recordedBy: actorFromProto(found.recordedBy ?? nobody),
  ...given('traceId', found.traceId),
})

/** A recording that every fact has: its absence is a fault of the service. */
export const recordingOf = (found: ProtoRecording | undefined): z.input<typeof recording> => {
  if (found === undefined) throw new Error('a service answered a fact without its recording')
  return recordingFromProto(found)
}

export const historyEntryFromProto = (found: ProtoHistoryEntry): z.input<typeof historyEntry> => ({
  recording: recordingOf(found.recording),
  ...given('occurredOn', found.occurredOn),
  ...given('reason', found.reason),
  details:
    found.detailsJson === '' ? {} : (JSON.parse(found.detailsJson) as Record<string, unknown>),
})

export const outcomeFromProto = (found: CommandOutcome): z.input<typeof outcome> => ({
  id: found.id,
  version: found.version,
  eventIds: [...found.eventIds],
  traceId: found.traceId,
  repeated: found.repeatedCommand,
})

interface AsOfQuery {
  readonly asOf?: LocalDate | undefined
  readonly recordedAsOf?: Instant | undefined
}

export const asOfToProto = ({ asOf, recordedAsOf }: AsOfQuery): ProtoAsOf | undefined =>
  asOf === undefined && recordedAsOf === undefined
    ? undefined
    : { occurredOn: asOf ?? '', recordedAt: recordedAsOf }

interface PageQuery {
  readonly pageSize?: number | undefined
  readonly pageToken?: string | undefined
}

export const pageToProto = ({ pageSize, pageToken }: PageQuery): ProtoPage => ({
  size: pageSize ?? 0,
  token: pageToken ?? '',
})

/** The rung of a fact that must have one. */
export const rungFromProto = (found: Rung) => named(rungNames, found)
