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

const same = (a: Evidence, b: Evidence): boolean =>
  a.kind === b.kind && a.title === b.title && a.url === b.url && a.sha256 === b.sha256

/** The first list and what the second adds to it. */
export function joinEvidence(
  first: readonly Evidence[],
  second: readonly Evidence[],
): readonly Evidence[] {
  const added = second.filter((piece) => !first.some((known) => same(known, piece)))
  return [...first, ...added]
}

/** Whether both lists name the same evidence in the same order. */
export const sameEvidence = (a: readonly Evidence[], b: readonly Evidence[]): boolean =>
  a.length === b.length && a.every((piece, index) => same(piece, b[index] ?? piece))
