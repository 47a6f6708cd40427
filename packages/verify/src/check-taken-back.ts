import { type Aggregate, eventIdOf, evolveNext } from '@seedline/event-store'
import type { Collection, Document } from 'mongodb'
import { causeOf, type StreamFold } from './check-stream.ts'
import { commitsOfStreams } from './commit.ts'
import type { Difference } from './difference.ts'
import { takenBackUpTo } from './taken-back-up-to.ts'

/**
 * Folds a stream anew that takes back what it had recorded, as the store does: without it. What follows a reversal builds
 * on a state in which what was reversed never was.
 */
export async function checkWithoutTakenBack(
  { stream, nextVersion = 0 }: StreamFold,
  aggregate: Aggregate<unknown, unknown>,
  commits: Collection<Document>,
  service: string,
): Promise<readonly Difference[]> {
  const leftOut = await takenBackUpTo(nextVersion - 1, stream, aggregate, commits)
  let state = aggregate.initial
  for await (const commit of commitsOfStreams(commits, [stream])) {
    // What can't be read has been told already, and what came since wasn't looked at before either.
    if (commit.kind === 'damaged' || commit.version >= nextVersion) break
    for (const [index, { type, data }] of commit.events.entries()) {
      const version = commit.version + index
      try {
        const event = aggregate.codec.decode(type, data)
        state = evolveNext(aggregate, state, { event, by: commit.actor, stream, version }, leftOut)
      } catch (error) {
        const what = eventIdOf(stream, version)
        const detail = causeOf(error)
        return [{ service, where: 'stream', what, code: 'EVENT_DOES_NOT_FOLD', detail }]
      }
    }
  }
  return []
}
