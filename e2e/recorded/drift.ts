/** A change against the recording that is meant, with its reason. */
export interface Drift {
  readonly why: string
  /** Names of requests, ids of events or keys of digests: it must be there in each of them; or in any, and at least one. */
  readonly in: readonly string[] | 'any'
  readonly changes: readonly Change[]
}

/**
 * One place, or every place whose pointer ends so, with what stood and stands there (left out: nothing); or whatever is
 * other at or below a place, or wherever a pointer matches.
 */
export type Change =
  | { readonly at: string; readonly was?: unknown; readonly is?: unknown }
  | { readonly ending: string; readonly was?: unknown; readonly is?: unknown }
  | { readonly below: string }
  | { readonly matching: RegExp }
