import type { Instant } from '@seedline/values'
import type { MessageOrigin } from '../envelope/event-message.ts'

/** A message that could not be handled, kept as it was read from Kafka. */
export interface DeadLetter {
  /** Derived from subscription and origin: parking the same message twice keeps one dead letter. */
  readonly id: string
  readonly subscription: string
  /** The consumer group that parked it: another one for each build of a view. */
  readonly group: string
  readonly origin: MessageOrigin
  readonly headers: Readonly<Record<string, string>>
  readonly key: Uint8Array | null
  readonly value: Uint8Array | null
  /** Empty when the envelope could not be read. */
  readonly eventId: string
  readonly eventType: string
  readonly subject: string
  readonly traceId: string
  /** UPPER_SNAKE: UNREADABLE_ENVELOPE, HANDLER_FAILED, or the code of the problem thrown. */
  readonly causeCode: string
  readonly cause: string
  readonly attempts: number
  readonly parkedAt: Instant
  /** Set once a replay was handled; the dead letter is no longer listed. */
  readonly replayedAt?: Instant
}

/** What is left to do, without its bytes. */
export type WaitingDeadLetter = Pick<DeadLetter, 'id' | 'eventId' | 'attempts'>

export interface DeadLetterPage {
  readonly deadLetters: readonly DeadLetter[]
  /** Empty on the last page. */
  readonly nextPageToken: string
}

/** Durable in MongoDB, collection `dead_letters`. */
export interface DeadLetterStore {
  /** Durable when it resolves. The same id again only raises `attempts` and renews the cause. */
  park(deadLetter: DeadLetter): Promise<void>
  /** Dead letters not replayed yet, oldest first. pageSize 1 to 200; pageToken '' for the first page. */
  list(page: {
    readonly pageSize: number
    readonly pageToken: string
    readonly subscription?: string
  }): Promise<DeadLetterPage>
  get(id: string): Promise<DeadLetter | undefined>
  markReplayed(id: string, at: Instant): Promise<void>
  /** A replay failed again: one more attempt, and why. */
  markFailed(id: string, causeCode: string, cause: string): Promise<void>
  /** Dead letters not replayed yet. */
  count(): Promise<number>
  /** Ids of a subscription's dead letters not replayed yet, at most 10,000. */
  waitingIds(subscription: string): Promise<ReadonlySet<string>>
  /** A subscription's dead letters not replayed yet, or those of one stream; oldest first, at most 10,000. */
  waiting(subscription: string, stream?: string): Promise<readonly WaitingDeadLetter[]>
  /** Which of these events wait in dead letters that this group parked. */
  parkedBy(group: string, eventIds: readonly string[]): Promise<ReadonlySet<string>>
  /** This group has handled everything anew: what only others of the subscription parked is done. */
  settleOtherGroups(subscription: string, group: string, at: Instant): Promise<void>
}
