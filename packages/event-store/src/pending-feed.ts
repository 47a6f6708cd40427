import type { Instant } from '@seedline/values'
import type { Actor, EncodedEvent } from './event.ts'

/**
 * A commit that waits to be published. Its events cover `version` .. `version + events.length - 1`.
 */
export interface PendingCommit {
  /** The commit document's id, lower-case hex. */
  readonly commitId: string
  readonly stream: string
  readonly category: string
  readonly id: string
  readonly version: number
  readonly events: readonly EncodedEvent[]
  readonly commandId: string
  readonly actor: Actor
  readonly at: Instant
  readonly traceparent?: string
  readonly lane: number
}

/** How much waits, and since when (whole seconds, by the writers' clocks, never negative). */
export interface PendingFigures {
  readonly pending: number
  readonly oldestAgeMs: number
  readonly relays: readonly { readonly name: string; readonly lanes: number }[]
}

/**
 * One relay's part in the work. Its lanes change over time as others join, leave or fall silent.
 */
export interface FeedSession {
  /** The lanes held now; empty when the lease could not be renewed in time. */
  lanes(): readonly number[]
  /**
   * Up to `limit` pending commits of the lanes held, in lane by { at, version }: every prefix of a
   * lane's part is closed per stream. One read at a time: publish and mark what came before reading
   * again, else it comes again. `except` leaves out streams that are blocked.
   */
  read(options: {
    readonly limit: number
    readonly lanes?: readonly number[]
    readonly except?: readonly string[]
  }): Promise<readonly PendingCommit[]>
  /**
   * Marks commits as published, in one update: only what a broker has acknowledged. It holds also
   * when their lanes were lost meanwhile, for it is true.
   */
  markPublished(commits: readonly PendingCommit[]): Promise<void>
  /** Renews at once and takes or gives up lanes; a timer does it too. Never throws. */
  beat(): Promise<void>
  /** Gives every lane up. Call it after the last markPublished. */
  leave(): Promise<void>
}

/** The relay's view of the store. */
export interface PendingFeed {
  /**
   * Joins the relays that share this store's lanes, at once and without a lane: the first beat, which
   * takes some, is under way when this returns. `onLanes` says that there may be something to
   * read that no writer of this process announced: after lanes were gained, and five times a
   * second while other relays hold lanes too. `leaseMs` (default 4000) is how long a silent relay
   * keeps its lanes, judged by its observers' own monotonic clocks, never by wall clocks.
   */
  join(options: {
    readonly name: string
    readonly leaseMs?: number
    readonly onLanes?: () => void
    /**
     * Told of commits of the lanes held that this process itself has just stored, so that they need
     * not be read. In order of each stream, but nothing is said of what other processes stored in
     * between: publish one only if it is its stream's first, or if the one before it was published
     * by this session; read otherwise. Never awaited.
     */
    readonly onCommits?: (commits: readonly PendingCommit[]) => void
    /** Default true. False: the caller calls `beat` itself, and nothing else happens by itself. */
    readonly timer?: boolean
  }): FeedSession
  figures(): Promise<PendingFigures>
}

/** Into so many lanes are streams divided; a relay holds whole lanes. */
export const LANES = 16
