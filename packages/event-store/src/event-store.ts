import type { Clock, Instant } from '@seedline/values'
import type { Connection } from 'mongoose'
import type { Aggregate, CommandContext, Loaded, Outcome } from './aggregate.ts'
import type { Decision, Recorded } from './event.ts'
import type { PendingFeed } from './pending-feed.ts'
import type { StoredCommit } from './stored-commit.ts'
import type { StoredStreams } from './stored-streams.ts'

/** What the store needs of a logger; pino's fits. */
export interface StoreLogger {
  warn(facts: object, message: string): void
}

/** Settings of one service's store. */
export interface EventStoreOptions {
  readonly connection: Connection
  readonly service: string
  readonly clock: Clock
  readonly logger?: StoreLogger
  readonly limits?: Partial<StoreLimits>
}

/** Bounds; the defaults suit a service. */
export interface StoreLimits {
  /** Longest time any call may take when the caller sets no deadline, in ms (3000). */
  readonly budgetMs: number
  /** Appends waiting for the next write; more are refused as 'exhausted' (4096). */
  readonly queuedAppends: number
  /** Commands waiting for their turn on one stream; more are refused as 'exhausted' (256). */
  readonly queuedPerStream: number
  /** Largest commit document, in bytes (COMMIT_BYTES); a relay refuses what is larger. */
  readonly commitBytes: number
  /** Most events of one commit (1000). */
  readonly commitEvents: number
  /** Recently folded states kept in memory (2000), and their estimated size in bytes (16 MiB). */
  readonly cachedStates: number
  readonly cachedBytes: number
  /** Recorded commands kept in memory, by which a repeated one is known (4000). */
  readonly knownCommands: number
  /** How often a command is decided anew after another writer came first (8). */
  readonly conflictRetries: number
}

/** How a command is to be executed. */
export interface ExecuteOptions {
  /** Above 0: the stream must be at this version, else STALE_VERSION with facts.current_version. */
  readonly expectedVersion?: number
  /** Most likely the stream does not exist yet: decide on the initial state without reading. */
  readonly likelyNew?: boolean
  /** When to give up; default: the store's budget from now. */
  readonly deadline?: Date
}

/** Which part of a stream to read. */
export interface ReadOptions {
  readonly fromVersion?: number
  /** Only what had been recorded by then, inclusive; refused as NOT_YET_SETTLED where more could come. */
  readonly recordedAt?: Instant
  /** At most so many events, 1 to 10,000 (default 1000). */
  readonly limit?: number
  /** When to give up; default: the store's budget from now. */
  readonly deadline?: Date
}

/**
 * Streams of events in MongoDB, one commit document per command. Every method throws ProblemError:
 * kind 'unavailable' (nothing was stored), 'outcome-unknown' (repeat with the same command id),
 * 'exhausted', 'conflict', 'stale', 'too-large', or the problem that the decision named.
 */
export interface EventStore {
  readonly service: string
  execute<S, E>(
    aggregate: Aggregate<S, E>,
    id: string,
    context: CommandContext,
    decide: (state: S, version: number) => Decision<E>,
    options?: ExecuteOptions,
  ): Promise<Outcome>
  /** Appends without a decision; the stream must be at `expectedVersion`. */
  append<S, E>(
    aggregate: Aggregate<S, E>,
    id: string,
    context: CommandContext,
    events: readonly E[],
    options: { readonly expectedVersion: number; readonly deadline?: Date },
  ): Promise<Outcome>
  load<S, E>(aggregate: Aggregate<S, E>, id: string): Promise<Loaded<S>>
  /**
   * The state that this process last knew of, which may be an earlier one; the stored one where it
   * knows of none. For what never changes once recorded, and where `execute` decides afterwards.
   */
  recall<S, E>(aggregate: Aggregate<S, E>, id: string): Promise<Loaded<S>>
  /**
   * As `load`; of a stream remembered here only what was recorded since is read, and the same state is told where nothing
   * was. Those asked for at once are looked at together.
   */
  current<S, E>(aggregate: Aggregate<S, E>, id: string): Promise<Loaded<S>>
  /** The state as it was known at `recordedAt`, inclusive. @throws ProblemError NOT_YET_SETTLED */
  loadAsOf<S, E>(
    aggregate: Aggregate<S, E>,
    id: string,
    asOf: { readonly recordedAt: Instant },
  ): Promise<Loaded<S>>
  read<S, E>(
    aggregate: Aggregate<S, E>,
    id: string,
    options?: ReadOptions,
  ): Promise<readonly Recorded<E>[]>
  /** The ids of all streams of one aggregate, in no particular order. */
  ids(name: string): AsyncIterable<string>
  readonly pending: PendingFeed
  readonly history: StoredStreams
  /**
   * Told of every commit that this process stores, durable by then, in order of each stream; nothing is
   * said of what other processes store in between. Never awaited. Answers how to stop listening.
   */
  onStored(listener: (commits: readonly StoredCommit[]) => void): () => void
  /** Waits for writes under way and stops accepting new ones. The connection stays open. */
  close(): Promise<void>
}
