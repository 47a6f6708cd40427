/** What whoever states a fact may say of it, the most trusted first. */
export const confidences = ['verified', 'reported', 'unverified'] as const

/**
 * How far a fact is trusted; `unstated` where the record doesn't say, or says what this version
 * doesn't know: shown like unverified, never upgraded.
 */
export type Confidence = (typeof confidences)[number] | 'unstated'

/** Where a fact comes from and how far it is trusted. */
export interface Provenance {
  /** Empty when nobody named one. */
  readonly source: string
  readonly confidence: Confidence
  /** Made up for demonstration; shown as such wherever the fact is shown. */
  readonly synthetic: boolean
}
