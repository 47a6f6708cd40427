/** How far the delivery of a service's events has come. */
export interface DeliveryFigures {
  /** Commits recorded and not yet published. */
  readonly pendingCommits: number
  /** Age of the oldest of them, in ms; 0 when there is none. */
  readonly oldestPendingMs: number
  readonly deadLetters: number
  readonly subscriptions: readonly SubscriptionFigures[]
}

export interface SubscriptionFigures {
  readonly name: string
  readonly topics: readonly string[]
  readonly paused: boolean
  readonly partitions: readonly PartitionFigures[]
  /** Of a view that this process builds anew. */
  readonly build?: BuildFigures
}

/** How far a build is; `waitingFor` is empty while it goes on. */
export interface BuildFigures {
  readonly eventsRead: number
  readonly eventsThere: number
  readonly waitingFor: string
}

/** Offsets as Kafka counts them; lag = endOffset - committedOffset, never negative. */
export interface PartitionFigures {
  readonly topic: string
  readonly partition: number
  readonly committedOffset: bigint
  readonly endOffset: bigint
  readonly lag: bigint
}

/** A parked event, with why it could not be handled. */
export interface ParkedEvent {
  readonly id: string
  readonly subscription: string
  readonly topic: string
  readonly partition: number
  readonly offset: bigint
  readonly eventId: string
  readonly eventType: string
  readonly subject: string
  readonly causeCode: string
  readonly cause: string
  readonly attempts: number
  /** ISO 8601, UTC. */
  readonly parkedAt: string
  readonly traceId: string
}

export interface ParkedEventPage {
  readonly deadLetters: readonly ParkedEvent[]
  /** Empty on the last page. */
  readonly nextPageToken: string
}

export interface ReplayResult {
  readonly handled: boolean
  /** Why it failed again; empty when handled. */
  readonly cause: string
}

/** How a replay of all parked events of a subscription ended. */
export interface ReplayedAll {
  readonly handled: number
  readonly failed: number
  /** Not tried: behind one of their stream that failed, or for want of time. */
  readonly left: number
}

/** What OperationsService asks of a service. Messaging and views supply the functions. */
export interface OperationsPort {
  delivery(): Promise<DeliveryFigures>
  /** pageSize is between 1 and 200; pageToken is empty for the first page. */
  listDeadLetters(page: { pageSize: number; pageToken: string }): Promise<ParkedEventPage>
  /** Throws ProblemError DEAD_LETTER_UNKNOWN. */
  replayDeadLetter(id: string): Promise<ReplayResult>
  /** Throws ProblemError SUBSCRIPTION_UNKNOWN, as the next four. */
  replayDeadLetters(subscription: string): Promise<ReplayedAll>
  /** `from` is ISO 8601. */
  replayFrom(subscription: string, from: string): Promise<void>
  rebuild(subscription: string): Promise<void>
  pause(subscription: string): Promise<void>
  resume(subscription: string): Promise<void>
}
