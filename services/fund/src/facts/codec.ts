import {
  Confidence as ProtoConfidence,
  type Evidence as ProtoEvidence,
  type Money as ProtoMoney,
  type Provenance as ProtoProvenance,
} from '@seedline/contracts/values/v1/values'
import { type Money, money, parseCurrency, trusted } from '@seedline/values'
import { type Evidence, type EvidenceKind, evidenceKinds } from './evidence.ts'
import type { Confidence, Provenance } from './provenance.ts'

const protoOfConfidence: Readonly<Record<Confidence, ProtoConfidence>> = {
  verified: ProtoConfidence.CONFIDENCE_VERIFIED,
  reported: ProtoConfidence.CONFIDENCE_REPORTED,
  unverified: ProtoConfidence.CONFIDENCE_UNVERIFIED,
}

const confidenceOfProto = new Map<ProtoConfidence, Confidence>(
  Object.entries(protoOfConfidence).map(([own, proto]) => [proto, own as Confidence]),
)

/** The confidence that a proto value names; undefined when it names none. */
export const confidenceFromProto = (proto: ProtoConfidence): Confidence | undefined =>
  confidenceOfProto.get(proto)

/** The kind that a text names; undefined when it is none. */
export const evidenceKindFrom = (text: string): EvidenceKind | undefined =>
  evidenceKinds.find((kind) => kind === text)

export const evidenceToProto = (evidence: Evidence): ProtoEvidence => ({ ...evidence })

/** Of recorded evidence; a kind that this version doesn't know is read as `other`. */
export const evidenceFromProto = (proto: ProtoEvidence): Evidence => ({
  kind: evidenceKindFrom(proto.kind) ?? 'other',
  title: proto.title,
  url: proto.url,
  sha256: proto.sha256,
})

export const provenanceToProto = (
  provenance: Provenance | undefined,
): ProtoProvenance | undefined =>
  provenance && {
    source: provenance.source,
    confidence:
      provenance.confidence === undefined
        ? ProtoConfidence.CONFIDENCE_UNSPECIFIED
        : protoOfConfidence[provenance.confidence],
    synthetic: provenance.synthetic,
  }

export const provenanceFromProto = (proto: ProtoProvenance | undefined): Provenance | undefined =>
  proto && {
    source: proto.source,
    confidence: confidenceFromProto(proto.confidence),
    synthetic: proto.synthetic,
  }

export const moneyToProto = ({ currency, minor }: Money): ProtoMoney => ({
  currency,
  minorUnits: minor,
})

/** Of recorded money. @throws ProblemError CURRENCY_UNKNOWN */
export const moneyFromProto = ({ currency, minorUnits }: ProtoMoney): Money =>
  money(trusted(parseCurrency(currency)), minorUnits)

/** Of money that every event of its kind carries. @throws Error when it doesn't. */
export function moneyOfRecord(proto: ProtoMoney | undefined): Money {
  if (proto === undefined) throw new Error('A recorded event lacks its amount')
  return moneyFromProto(proto)
}
