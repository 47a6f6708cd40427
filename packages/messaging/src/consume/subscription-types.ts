import type { Instant } from '@seedline/values'
import type { DeadLetter, DeadLetterStore } from '../dead-letters/dead-letter.ts'
import type { EventMessage } from '../envelope/event-message.ts'
import type { PartitionOffset, TopicPartition } from '../kafka/kafka-port.ts'
import type { Handler } from './handler.ts'
import type { OwnEvents } from './own-events.ts'
import type { PositionStore } from './position-store.ts'

export interface SubscribeOptions {
  /** Unique within the service. The group is `${topicPrefix}${clientId}.${name}`. */
  readonly name: string
  /** Without prefix. They must exist: call ensureTopics first. */
  readonly topics: readonly string[]
  readonly handler: Handler
  readonly deadLetters: DeadLetterStore
  /** A new subscription reads all that was ever published; the only way there is. */
  readonly fromBeginning?: true
  /** Appended to the group's name: another one reads everything anew, beside the first. */
  readonly build?: string
  /** Where the group has come to, kept with its effects. Without it, its offsets in Kafka count. */
  readonly positions?: PositionStore
  /**
   * What this process stores itself is handled at once, also while Kafka is away. Where no other process
   * takes part, Kafka is asked once a second: it brings what was not handled so.
   */
  readonly own?: OwnEvents
  /** What this process stores itself waits so long for more to be handled with it; 0 by default. Only for batch handlers. */
  readonly gatherOwnMs?: number
  /** Nobody waits for what it does: also without `own`, Kafka is asked once a second where no other process takes part. */
  readonly unhurried?: boolean
  /**
   * Has what Kafka no longer has heard from the store; resolves when all that was recorded before
   * the call has its effect. It is called again after it failed. Without it, such events are passed
   * over and the log says so.
   */
  readonly catchUp?: (gap: Gap) => Promise<void>
  /** Partitions handled at the same time; default 6. */
  readonly concurrency?: number
  /** Most messages handed to a batch handler at once; default 500. */
  readonly batchSize?: number
  /** Time for one call of the handler; default and most 9 s, below the session time-out. */
  readonly handlerDeadlineMs?: number
}

/** Partitions in which Kafka no longer has what comes next. */
export interface Gap {
  readonly partitions: readonly TopicPartition[]
  /**
   * Handles an event as if Kafka had brought it, with its tries and its dead letter. What belongs to
   * other partitions is passed over. `topic` is without prefix. Rejects once a partition is taken away.
   */
  handle(topic: string, message: EventMessage): Promise<void>
}

/** Offsets as Kafka counts them; lag = endOffset - committedOffset, never negative. */
export interface PartitionLag {
  readonly topic: string
  readonly partition: number
  readonly committedOffset: bigint
  readonly endOffset: bigint
  readonly lag: bigint
}

export interface ReplayResult {
  readonly handled: boolean
  /** Why it failed again; both empty when handled. */
  readonly cause: string
  readonly causeCode: string
}

export interface SubscriptionFigures {
  readonly handled: number
  readonly duplicates: number
  readonly parked: number
  /** Partitions waiting before the next try, and why. */
  readonly waiting: readonly {
    readonly topic: string
    readonly partition: number
    readonly attempts: number
    readonly cause: string
  }[]
  /** Of a view that this process builds anew. */
  readonly build?: BuildFigures
}

/** How far a build is, and what it waits for. */
export interface BuildFigures {
  readonly eventsRead: number
  readonly eventsThere: number
  /** Empty while it goes on. */
  readonly waitingFor: string
}

export interface Subscription {
  readonly name: string
  /** The consumer group, prefix included. */
  readonly group: string
  readonly topics: readonly string[]
  readonly paused: boolean
  /** Whether all partitions are this process's: no other member of the group handles anything meanwhile. */
  readonly alone: boolean
  /** Another number each time that partitions were given out: between two, other members may have handled anything. */
  readonly turn: number
  pause(): Promise<void>
  resume(): Promise<void>
  /** Goes back to what was published at or after this instant; what was applied is a no-op. */
  replayFrom(from: Instant): Promise<void>
  /** Present on views: builds it anew from the beginning. */
  rebuild?(): Promise<void>
  /** Handles a parked message once more. Doesn't change the dead letter. */
  handleParked(deadLetter: DeadLetter): Promise<ReplayResult>
  lag(): Promise<readonly PartitionLag[]>
  /** Whether all that was published before the call was handled within the time given. */
  caughtUp(deadlineMs: number): Promise<boolean>
  figures(): SubscriptionFigures
  /** Finishes the messages under way, commits their offsets, leaves the group. */
  stop(): Promise<void>
}

/** Live events from now on, for pushing to browsers: nothing is retried, committed or parked. */
export interface TailOptions {
  readonly topics: readonly string[]
  /** So many events of each partition from before now, too, as far as Kafka has them; none by default. */
  readonly back?: number
  handle(message: EventMessage): void
  /**
   * Listening has begun: at first, and again after each break. What was published before may never
   * have been heard; what is published from now on is, and so is each partition from where it is told.
   */
  onListening?(from: readonly HeardFrom[]): void
  /** All of a partition before this offset was handed on, but for what can't be read. */
  onReached?(place: PartitionOffset): void
}

/** From where on a partition is heard: `from` is the first offset, and `end` was its end when listening began. */
export interface HeardFrom extends TopicPartition {
  readonly from: bigint
  readonly end: bigint
}

export interface Tail {
  stop(): Promise<void>
}
