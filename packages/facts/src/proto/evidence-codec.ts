import type { Evidence as ProtoEvidence } from '@seedline/contracts/values/v1/values'
import { type Evidence, type EvidenceKind, evidenceKinds } from '../words/evidence.ts'

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
