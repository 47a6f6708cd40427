import type { PendingFeed } from '@seedline/event-store'
import type { Instant } from '@seedline/values'

export interface RelayOptions {
  readonly feed: PendingFeed
  /** such as fund: becomes the CloudEvents source '/seedline/fund'. */
  readonly service: string
  /** The topic of a stream category, without prefix; undefined: marked done, never published. */
  topicOf(category: string): string | undefined
  /** How long a lane stays held without a renewal; default 15 s. */
  readonly leaseMs?: number
  /** Looks at least this often for pending commits that nobody told it of; default 5 s. */
  readonly backstopMs?: number
  /** How long what was published may wait to be marked so, together with others; default 500 ms. */
  readonly markAfterMs?: number
}

/** A stream whose next commit can't be published; the others go on. */
export interface BlockedStream {
  readonly stream: string
  readonly since: Instant
  readonly attempts: number
  readonly cause: string
}

export interface RelayFigures {
  /** Commits waiting, over all lanes, and the age of the oldest in ms (0: none). */
  readonly pendingCommits: number
  readonly oldestPendingMs: number
  /** Events published by this process since it started. */
  readonly published: number
  readonly lanesHeld: number
  readonly blocked: readonly BlockedStream[]
  /** Why the last send failed; absent once one succeeds. */
  readonly lastFailure?: string
}

export interface Relay {
  figures(): Promise<RelayFigures>
  /** Finishes the send under way, gives its lanes back. */
  stop(): Promise<void>
}
