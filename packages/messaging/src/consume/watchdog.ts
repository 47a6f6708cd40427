import type { PartitionWork } from './partition-work.ts'

/** With work waiting and nobody at it for this long, the process had better start anew. */
export const STALLED_MS = 60_000

/**
 * The first partition that stands still though there is something to do. One that waits before
 * a next try is accounted for, and says why in its figures.
 */
export function stalledPartition(
  works: Iterable<PartitionWork>,
  now: number,
): PartitionWork | undefined {
  for (const work of works) {
    const idle = work.position !== undefined && work.position >= work.endOffset
    if (idle || work.endOffset === 0n || work.waiting !== undefined) work.progressAt = now
    else if (now - work.progressAt > STALLED_MS) return work
  }
  return undefined
}
