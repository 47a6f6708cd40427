/** A batch that was quicker is followed by the next at once. */
const quickMs = 30
/** Batches on end that are full leave the machine half of the time, at most so long; */
const mostMs = 500
/** those that aren't wait so many times as long as one took for more to go with: what they write hardly grows with it. */
const gathering = { times: 4, mostMs: 2000 }

/** How long nothing is counted after a batch that took so long; `isBehind`: more was waiting than went into it. */
export function restAfter(tookMs: number, isBehind: boolean): number {
  if (tookMs < quickMs) return 0
  return isBehind ? Math.min(tookMs, mostMs) : Math.min(tookMs * gathering.times, gathering.mostMs)
}
