import type { MergedRecord } from './right-facts.ts'

/** The record that an enterprise's goes on as, after any mergings; its own where it was merged into none. */
export type SurvivorOf = (enterpriseId: string) => string

/**
 * Follows mergings to the record that goes on; each once, so that a circle ends: of streams that were read at different moments,
 * one may still tell a merging that the other no longer does.
 */
export function survivorsOf(merged: readonly MergedRecord[]): SurvivorOf {
  const next = new Map(
    merged
      .toSorted((a, b) => (a.survivorId < b.survivorId ? -1 : a.survivorId > b.survivorId ? 1 : 0))
      .map(({ enterpriseId, survivorId }) => [enterpriseId, survivorId]),
  )
  return (enterpriseId) => {
    let at = enterpriseId
    for (let left = next.size; left > 0; left -= 1) {
      const further = next.get(at)
      if (further === undefined) return at
      at = further
    }
    return at
  }
}

/** Whether an enterprise is among the owners, under whichever of its records: the one rule, for verdicts and pledges alike. */
export function isAmongOwners(
  survivorOf: SurvivorOf,
  enterpriseId: string,
  owners: readonly string[],
): boolean {
  const self = survivorOf(enterpriseId)
  return owners.some((owner) => owner !== '' && survivorOf(owner) === self)
}
