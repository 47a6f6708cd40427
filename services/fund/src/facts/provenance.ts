export const confidences = ['verified', 'reported', 'unverified'] as const

export type Confidence = (typeof confidences)[number]

/** Where a fact comes from and how far it is trusted. */
export interface Provenance {
  /** Empty when nobody named one. */
  readonly source: string
  /** Undefined when nobody said; shown like unverified, never upgraded. */
  readonly confidence: Confidence | undefined
  /** Made up for demonstration; shown as such wherever the fact is shown. */
  readonly synthetic: boolean
}
