import type { Actor } from '@seedline/event-store'
import type { Instant } from '@seedline/values'

/** One commit that has not been published yet. */
export interface PendingCommit {
  /** Names the commit to `done`; opaque to the relay. */
  readonly commit: string
  readonly lane: number
  readonly stream: string
  readonly category: string
  /** The aggregate's id. */
  readonly id: string
  /** Version of its first event; the others follow without a gap. */
  readonly version: number
  readonly events: readonly { readonly type: string; readonly data: Uint8Array }[]
  readonly actor: Actor
  readonly commandId: string
  readonly at: Instant
  readonly traceparent?: string
}

/** A lane held by one relay. The token grows whenever the lane changes hands. */
export interface LaneLease {
  readonly lane: number
  readonly token: number
}

/**
 * What the relay needs of an event store. A stream always falls into the same lane, a lane has
 * one holder at a time. Every call has a deadline of its own and rejects when the database is away.
 */
export interface PendingFeed {
  /**
   * Renews the holder's lanes, takes free and abandoned ones up to its fair share, and gives up
   * what exceeds it. Returns the lanes held for `leaseMs` from before the call. A lane counts
   * as abandoned when its lease was seen unchanged for `leaseMs`, never by wall clocks alone.
   */
  hold(holder: string, leaseMs: number): Promise<readonly LaneLease[]>
  /**
   * Pending commits of these lanes: each stream's from its oldest on, without a gap, in order.
   * Streams in `except` are left out (they are blocked or under way).
   */
  pending(
    leases: readonly LaneLease[],
    options: { readonly limit: number; readonly except: readonly string[] },
  ): Promise<readonly PendingCommit[]>
  /** Marks commits as published. Marking twice is harmless. */
  done(commits: readonly PendingCommit[]): Promise<void>
  /** Gives the holder's lanes back at once. */
  release(holder: string): Promise<void>
  /** How many commits wait, over all lanes, and since when the oldest does. */
  backlog(): Promise<{ readonly commits: number; readonly oldestAt?: Instant }>
}
