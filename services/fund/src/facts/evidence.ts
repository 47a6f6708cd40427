export const evidenceKinds = [
  'resolution',
  'contract',
  'payment-proof',
  'registration',
  'announcement',
  'report',
  'other',
] as const

export type EvidenceKind = (typeof evidenceKinds)[number]

/** What a recorded fact rests on. */
export interface Evidence {
  readonly kind: EvidenceKind
  readonly title: string
  /** Where it can be read; empty when it is kept on paper. */
  readonly url: string
  /** SHA-256 of the document, lower-case hex; empty when unknown. */
  readonly sha256: string
}

/** At most so many pieces of evidence come with one command. */
export const evidenceMax = 50
