import { refusal } from '@seedline/contracts/refusals'
import type { PendingFeed } from '@seedline/event-store'
import { type Instant, instant } from '@seedline/values'
import type {
  BuildFigures,
  PartitionLag,
  ReplayResult,
  Subscription,
} from '../consume/subscription-types.ts'
import type { DeadLetter, DeadLetterStore } from '../dead-letters/dead-letter.ts'
import {
  type ReplayedDeadLetters,
  replayDeadLetter,
  replayDeadLetters,
} from './replay-dead-letters.ts'

const LAG_MS = 3000

export interface OperationsOptions {
  readonly feed?: PendingFeed
  readonly subscriptions: readonly Subscription[]
  readonly deadLetters: DeadLetterStore
}

/** A dead letter as operators see it: without its bytes. */
export interface ParkedEvent
  extends Pick<
    DeadLetter,
    | 'id'
    | 'subscription'
    | 'eventId'
    | 'eventType'
    | 'subject'
    | 'causeCode'
    | 'cause'
    | 'attempts'
    | 'parkedAt'
    | 'traceId'
  > {
  readonly topic: string
  readonly partition: number
  readonly offset: bigint
}

export interface DeliveryFigures {
  readonly pendingCommits: number
  readonly oldestPendingMs: number
  readonly deadLetters: number
  readonly subscriptions: readonly {
    readonly name: string
    readonly topics: readonly string[]
    readonly paused: boolean
    /** Empty when Kafka does not answer. */
    readonly partitions: readonly PartitionLag[]
    /** Of a view that this process builds anew. */
    readonly build?: BuildFigures
  }[]
}

/** What a service's OperationsService needs of delivery. */
export interface Operations {
  delivery(): Promise<DeliveryFigures>
  listDeadLetters(page: { pageSize: number; pageToken: string }): Promise<{
    readonly deadLetters: readonly ParkedEvent[]
    readonly nextPageToken: string
  }>
  /**
   * Those of its stream that were parked before it come first. Throws ProblemError
   * DEAD_LETTER_UNKNOWN; SUBSCRIPTION_UNKNOWN when another process has it.
   */
  replayDeadLetter(id: string): Promise<ReplayResult>
  /** All that a subscription parked, by stream, in order. Throws ProblemError SUBSCRIPTION_UNKNOWN. */
  replayDeadLetters(subscription: string): Promise<ReplayedDeadLetters>
  /**
   * `from` is ISO 8601, since 1970. Throws ProblemError REPLAY_FROM_TOO_EARLY; SUBSCRIPTION_UNKNOWN,
   * as the next three.
   */
  replayFrom(subscription: string, from: string): Promise<void>
  /** Throws ProblemError SUBSCRIPTION_NOT_A_VIEW, too. */
  rebuild(subscription: string): Promise<void>
  pause(subscription: string): Promise<void>
  resume(subscription: string): Promise<void>
}

export function operations(options: OperationsOptions): Operations {
  const { deadLetters } = options
  const named = (name: string): Subscription => {
    const found = options.subscriptions.find((subscription) => subscription.name === name)
    if (found === undefined) throw refusal('SUBSCRIPTION_UNKNOWN', { subscription: name })
    return found
  }
  return {
    delivery: () => delivery(options),
    async listDeadLetters(page) {
      const { deadLetters: found, nextPageToken } = await deadLetters.list(page)
      return { deadLetters: found.map(parkedEvent), nextPageToken }
    },
    replayDeadLetter: (id) => replayDeadLetter({ deadLetters, named }, id),
    replayDeadLetters: (subscription) => replayDeadLetters({ deadLetters, named }, subscription),
    replayFrom: async (name, from) => named(name).replayFrom(sinceEpoch(instant(from))),
    async rebuild(name) {
      const { rebuild } = named(name)
      if (rebuild === undefined) throw refusal('SUBSCRIPTION_NOT_A_VIEW', { subscription: name })
      await rebuild()
    },
    pause: async (name) => named(name).pause(),
    resume: async (name) => named(name).resume(),
  }
}

async function delivery({
  feed,
  subscriptions,
  deadLetters,
}: OperationsOptions): Promise<DeliveryFigures> {
  const [waiting, parked, listed] = await Promise.all([
    feed?.figures(),
    deadLetters.count(),
    Promise.all(
      subscriptions.map(async (subscription) => {
        const partitions = await lagWithin(subscription, LAG_MS)
        const { name, topics, paused } = subscription
        return { name, topics, paused, partitions, ...buildOf(subscription) }
      }),
    ),
  ])
  return {
    pendingCommits: waiting?.pending ?? 0,
    oldestPendingMs: waiting?.oldestAgeMs ?? 0,
    deadLetters: parked,
    subscriptions: listed,
  }
}

function buildOf(subscription: Subscription): { readonly build?: BuildFigures } {
  const { build } = subscription.figures()
  return build === undefined ? {} : { build }
}

/** Figures are asked for most when something is away: an answer without lags beats none. */
async function lagWithin(subscription: Subscription, ms: number): Promise<readonly PartitionLag[]> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<readonly PartitionLag[]>((resolve) => {
    timer = setTimeout(() => resolve([]), ms)
  })
  try {
    return await Promise.race([subscription.lag().catch(() => []), late])
  } finally {
    clearTimeout(timer)
  }
}

function parkedEvent(deadLetter: DeadLetter): ParkedEvent {
  const { id, subscription, origin, eventId, eventType, subject } = deadLetter
  const { causeCode, cause, attempts, parkedAt, traceId } = deadLetter
  return {
    id,
    subscription,
    ...origin,
    eventId,
    eventType,
    subject,
    causeCode,
    cause,
    attempts,
    parkedAt,
    traceId,
  }
}

// Kafka counts from 1970, and takes what lies before for words of its own: -1 means the end.
function sinceEpoch(from: Instant): Instant {
  if (from < '1970') throw refusal('REPLAY_FROM_TOO_EARLY', { from })
  return from
}
