/** A full batch that was quicker is followed by the next at once. */
const quickMs = 30
/** Full batches on end leave the machine half of the time, at most so long; */
const mostMs = 500
/**
 * those that aren't wait so many times as long as one took for more to go with, and no less than that: a batch asks the
 * database some seventeen times, and what it writes hardly grows with it.
 */
const gathering = { times: 4, leastMs: 600, mostMs: 2000 }

/** How long nothing is counted after a batch that took so long; `isBehind`: more was waiting than went into it. */
export function restAfter(tookMs: number, isBehind: boolean): number {
  if (isBehind) return tookMs < quickMs ? 0 : Math.min(tookMs, mostMs)
  const { times, leastMs, mostMs: longestMs } = gathering
  return Math.min(Math.max(tookMs * times, leastMs), longestMs)
}
