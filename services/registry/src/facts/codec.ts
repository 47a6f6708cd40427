import {
  Confidence as ProtoConfidence,
  type Evidence as ProtoEvidence,
  type Provenance as ProtoProvenance,
} from '@seedline/contracts/values/v1/values'
import { type Evidence, type EvidenceKind, evidenceKinds } from './evidence.ts'
import type { Confidence, Provenance } from './provenance.ts'

const protoOfConfidence: Readonly<Record<Confidence, ProtoConfidence>> = {
  verified: ProtoConfidence.CONFIDENCE_VERIFIED,
  reported: ProtoConfidence.CONFIDENCE_REPORTED,
  unverified: ProtoConfidence.CONFIDENCE_UNVERIFIED,
  unstated: ProtoConfidence.CONFIDENCE_UNSPECIFIED,
}

const confidenceOfProto = new Map<ProtoConfidence, Confidence>(
  Object.entries(protoOfConfidence).map(([own, proto]) => [proto, own as Confidence]),
)

/** The confidence that a proto value names; undefined when this version doesn't know it. */
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

export const provenanceToProto = (provenance: Provenance | null): ProtoProvenance | undefined =>
  provenance === null
    ? undefined
    : { ...provenance, confidence: protoOfConfidence[provenance.confidence] }

/** Of a recorded provenance; a confidence that this version doesn't know counts as unstated. */
export const provenanceFromProto = (proto: ProtoProvenance | undefined): Provenance | null =>
  proto === undefined
    ? null
    : {
        source: proto.source,
        confidence: confidenceFromProto(proto.confidence) ?? 'unstated',
        synthetic: proto.synthetic,
      }
