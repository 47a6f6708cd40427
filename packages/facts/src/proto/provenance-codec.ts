import {
  Confidence as ProtoConfidence,
  type Provenance as ProtoProvenance,
} from '@seedline/contracts/values/v1/values'
import { type Confidence, confidences, type Provenance } from '../words/provenance.ts'

const protoOf: Readonly<Record<Confidence, ProtoConfidence>> = {
  verified: ProtoConfidence.CONFIDENCE_VERIFIED,
  reported: ProtoConfidence.CONFIDENCE_REPORTED,
  unverified: ProtoConfidence.CONFIDENCE_UNVERIFIED,
  unstated: ProtoConfidence.CONFIDENCE_UNSPECIFIED,
}

/** The confidence that a proto value states; undefined when it states none. */
export const statedConfidenceFromProto = (
  proto: ProtoConfidence,
): (typeof confidences)[number] | undefined =>
  confidences.find((confidence) => protoOf[confidence] === proto)

/** Undefined where there is none, however its holder keeps that. */
export const provenanceToProto = (
  provenance: Provenance | null | undefined,
): ProtoProvenance | undefined =>
  provenance
    ? {
        source: provenance.source,
        confidence: protoOf[provenance.confidence],
        synthetic: provenance.synthetic,
      }
    : undefined

/** Of a recorded provenance; a confidence that this version doesn't know counts as unstated. */
export const provenanceFromProto = (proto: ProtoProvenance | undefined): Provenance | undefined =>
  proto && {
    source: proto.source,
    confidence: statedConfidenceFromProto(proto.confidence) ?? 'unstated',
    synthetic: proto.synthetic,
  }
