/** A change against the recording that is meant, with its reason. */
export interface Drift {
  readonly why: string
  /** Names of requests, ids of events or keys of digests: it must be there in each of them. */
  readonly in: readonly string[]
  readonly changes: readonly Change[]
}

/** One place with what stood and stands there (left out: nothing); or everything at or below a place. */
type Change =
  | { readonly at: string; readonly was?: unknown; readonly is?: unknown }
  | { readonly below: string }

/** What may differ from the recording. An entry that no longer applies makes the test fail: remove it. */
export const drifts: readonly Drift[] = []

/** The same for the digests of the demonstration's events. */
export const driftsOfDemonstration: readonly Drift[] = []
