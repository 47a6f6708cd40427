import type { TopicPartition } from '../kafka/kafka-port.ts'
import { createHandledVersions, type HandledVersions } from './handled-versions.ts'
import { partitionName } from './offset-committer.ts'

/** What a subscription remembers of one partition that it owns. */
export interface PartitionWork extends TopicPartition {
  readonly name: string
  readonly handled: HandledVersions
  /** Rises when the partition is moved: what was under way before must not be noted. */
  epoch: number
  /** The next offset to handle; unknown before the first batch. */
  position?: bigint
  endOffset: bigint
  /** When `position` last moved, or there was nothing to do; of performance.now(). */
  progressAt: number
  /** Failed tries of the message at `position`, and waits for an outage to end. */
  attempts: number
  waits: number
  /** Until this offset messages are handled one by one, to find the one that fails. */
  isolateUntil?: bigint
  /** The latest wish of an operator to go back that this partition is known to have followed. */
  followed: number
  /** Set while the partition waits before its next try. */
  waiting?: { readonly timer?: NodeJS.Timeout; readonly cause: string }
  /** Set while it is being found out from where the partition is to be read. */
  placing?: boolean
}

export function newPartitionWork({ topic, partition }: TopicPartition): PartitionWork {
  return {
    topic,
    partition,
    name: partitionName({ topic, partition }),
    followed: 0,
    handled: createHandledVersions(),
    epoch: 0,
    endOffset: 0n,
    progressAt: performance.now(),
    attempts: 0,
    waits: 0,
  }
}

/** Everything up to and including `offset` is done. */
export function advance(work: PartitionWork, offset: bigint): void {
  work.position = offset + 1n
  work.progressAt = performance.now()
  work.attempts = 0
  work.waits = 0
  if (work.isolateUntil !== undefined && offset >= work.isolateUntil) delete work.isolateUntil
}

/** Forgets tries and waits: the partition was moved, or taken away. */
export function resetWork(work: PartitionWork): void {
  work.epoch += 1
  work.attempts = 0
  work.waits = 0
  work.progressAt = performance.now()
  delete work.isolateUntil
  delete work.position
  clearTimeout(work.waiting?.timer)
  delete work.waiting
  delete work.placing
}
