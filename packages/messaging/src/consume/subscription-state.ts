import type { KafkaAdmin, KafkaConsumer, TopicPartition } from '../kafka/kafka-port.ts'
import type { Logger } from '../logger.ts'
import type { BatchParts } from './handle-batch.ts'
import type { OwnHandling } from './hear-own.ts'
import { type OffsetCommitter, partitionName } from './offset-committer.ts'
import { newPartitionWork, type PartitionWork, resetWork } from './partition-work.ts'
import type { Place } from './places.ts'
import type { PositionStore } from './position-store.ts'
import type { Gap } from './subscription-types.ts'

/** Everything that one running subscription holds. */
export interface SubscriptionState {
  readonly name: string
  readonly group: string
  /** Full names, prefix included. */
  readonly topics: readonly string[]
  readonly topicPrefix: string
  /** Where the group has come to; without it, what Kafka keeps of the group counts. */
  readonly positions: PositionStore | undefined
  /** How what Kafka no longer has is heard. */
  readonly catchUp: ((gap: Gap) => Promise<void>) | undefined
  partitionOf(key: string, partitions: number): number
  /** How many partitions each topic has, once that is known. */
  readonly partitions: Map<string, number>
  /** Places that were looked up before the group was joined. */
  ahead?: { readonly places: ReadonlyMap<string, Place>; readonly at: number }
  /** Aborted when the subscription stops. */
  readonly ending: AbortController
  readonly works: Map<string, PartitionWork>
  readonly parts: BatchParts
  readonly committer: OffsetCommitter
  /** Tells Kafka what the database has already, where positions lie there. */
  readonly shown: OffsetCommitter
  readonly admin: KafkaAdmin
  readonly logger: Logger
  readonly underWay: Set<Promise<void>>
  /** What this process stores itself is handled without waiting for Kafka. */
  own?: OwnHandling
  /** Kafka has nothing to bring that wasn't handled already, but for what went wrong. */
  readonly unhurried: boolean
  consumer: KafkaConsumer
  /** Since when this member waits to be let into its group; undefined once it was. */
  joiningSince: number | undefined
  /** When the group was asked what it last answered: that this member has its partitions; of performance.now(). */
  confirmedAt: number
  /** See Subscription. */
  turn: number
  paused: boolean
  stopping: boolean
  endWatch?: () => void
}

/**
 * Others may have had partitions, or may have them from now on. Not every loss is told of before the next assignment: of
 * a member that it had given up the group says so only when that one is heard again.
 */
export function turnOver(state: SubscriptionState): void {
  state.confirmedAt = Number.NEGATIVE_INFINITY
  state.turn += 1
}

/** The group gave this member its partitions: keep what is known of those it had before. */
export function own(state: SubscriptionState, partitions: readonly TopicPartition[]): void {
  turnOver(state)
  state.joiningSince = undefined
  const owned = new Set(partitions.map(partitionName))
  for (const [name, work] of state.works) {
    if (owned.has(name)) continue
    resetWork(work)
    state.works.delete(name)
  }
  state.committer.retain(owned)
  state.shown.retain(owned)
  for (const partition of partitions) {
    const name = partitionName(partition)
    const work = state.works.get(name) ?? newPartitionWork(partition)
    state.works.set(name, work)
    work.progressAt = performance.now()
    if (state.paused || work.waiting !== undefined) state.consumer.pause(partition)
    else state.consumer.resume(partition)
  }
}

/** Stops fetching a partition for a while; its messages are still unresolved and come again. */
export function postpone(
  state: SubscriptionState,
  work: PartitionWork,
  ms: number,
  cause: string,
): void {
  clearTimeout(work.waiting?.timer)
  const timer = setTimeout(() => {
    delete work.waiting
    work.progressAt = performance.now()
    if (!state.paused) state.consumer.resume(work)
  }, ms)
  work.waiting = { timer, cause }
  state.consumer.pause(work)
}
