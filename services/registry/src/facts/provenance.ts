/** How far a fact is trusted; `unstated` when nobody said: shown like unverified, never upgraded. */
export type Confidence = 'verified' | 'reported' | 'unverified' | 'unstated'

/** Where a fact comes from and how far it is trusted. */
export interface Provenance {
  /** Empty when nobody named one. */
  readonly source: string
  readonly confidence: Confidence
  readonly synthetic: boolean
}
