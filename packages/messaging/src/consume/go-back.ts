import { type Instant, toDate } from '@seedline/values'
import { partitionName } from './offset-committer.ts'
import { type PartitionWork, resetWork } from './partition-work.ts'
import { lagOf } from './positions.ts'
import type { SubscriptionState } from './subscription-state.ts'

/**
 * Moves these partitions back to what was published at or after a moment. Never forward: what
 * was not handled yet must not be skipped. Resolves with those that begin there, or before, even
 * after a crash: their offsets are committed, and they were this member's all the while. The others
 * are still to be moved.
 */
export async function goBack(
  state: SubscriptionState,
  from: Instant,
  partitions: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  await state.committer.flush()
  const [targets, reached] = await Promise.all([
    state.admin.offsetsAt(state.topics, toDate(from)),
    lagOf(state),
  ])
  const parked = await state.parts.deadLetters.waitingIds(state.name)
  for (const id of parked) state.parts.parkedBefore.add(id)
  const committed = new Map(reached.map((part) => [partitionName(part), part.committedOffset]))
  const there: PartitionWork[] = []
  let moved = 0
  for (const to of targets) {
    const name = partitionName(to)
    const work = state.works.get(name)
    // One whose place is being looked up hears from the store whatever Kafka no longer has.
    if (work === undefined || work.placing === true || !partitions.has(name)) continue
    there.push(work)
    const position = work.position ?? committed.get(name) ?? 0n
    // Also what was handled without Kafka, and lies ahead of where it was read to.
    work.epoch += 1
    work.handled.clear()
    if (to.offset >= position) continue
    resetWork(work)
    state.consumer.seek(to)
    state.committer.note(to)
    if (!state.paused) state.consumer.resume(to)
    moved += 1
  }
  const { name: subscription } = state
  state.logger.info({ subscription, from, partitions: moved }, 'Replaying')
  if (!(await state.committer.flush())) return new Set()
  // What was taken away meanwhile may have lost its note, even where it was given back since.
  const kept = there.filter((work) => state.works.get(work.name) === work)
  return new Set(kept.map(({ name }) => name))
}
