import { randomUUID } from 'node:crypto'
import type { CommitDocument } from './commit.ts'
import type { StoreLogger } from './event-store.ts'
import { heldLanes } from './held-lanes.ts'
import { without } from './lease-table.ts'
import type { Leases } from './leases.ts'
import type { FeedSession, PendingCommit } from './pending-feed.ts'
import type { PendingReader } from './pending-reader.ts'
import { type Publications, pendingCommitOf } from './publications.ts'

/** What a session works with. */
export interface SessionParts {
  readonly leases: Leases
  readonly read: PendingReader
  readonly publications: Publications
  readonly logger: StoreLogger | undefined
}

/** As `PendingFeed.join` takes them. */
export interface SessionOptions {
  readonly name: string
  readonly leaseMs: number
  readonly onLanes: (() => void) | undefined
}

/** What only the feed itself asks of a session. */
export interface OwnSession extends FeedSession {
  /** Of commits just stored by this process, those of lanes held: they are under way from now on. */
  takeOn(stored: readonly CommitDocument[]): readonly PendingCommit[]
}

const MOST_READ = 1000

/** One relay's session; the timer that beats is the feed's. */
export function feedSession(parts: SessionParts, options: SessionOptions): OwnSession {
  const { leases, publications, logger } = parts
  const me = { id: randomUUID(), name: options.name }
  const held = heldLanes(me, options.leaseMs)
  let beating: Promise<void> | undefined
  /** Taken on while a read is under way, which may not have seen them yet. */
  let meanwhile: PendingCommit[] | undefined

  const beat = async (): Promise<void> => {
    try {
      const started = performance.now()
      const gained = held.confirm(await leases.change(held.renew), started)
      // Also when the same lanes came back: nothing was read while the lease had lapsed.
      if (gained) options.onLanes?.()
    } catch (error) {
      logger?.warn({ err: error, relay: me.name }, 'The relay could not renew its lease')
    }
  }

  const beatOnce = (): Promise<void> => {
    beating ??= beat().finally(() => {
      beating = undefined
    })
    return beating
  }

  return {
    lanes: held.lanes,
    beat: beatOnce,
    async read({ limit, lanes: wanted, except = [] }) {
      const from = held.readable().filter((lane) => !wanted || wanted.includes(lane))
      const tokens = new Map(from.map((lane) => [lane, held.token(lane)]))
      const most = Math.min(Math.max(1, Math.trunc(limit)), MOST_READ)
      held.busy(from)
      meanwhile = []
      try {
        const found = await parts.read(from, most, except)
        const current = new Set(held.lanes())
        const commits = found.flatMap((document) => {
          const token = tokens.get(document.lane)
          const mine = current.has(document.lane) && held.token(document.lane) === token
          return mine ? [pendingCommitOf(document)] : []
        })
        held.busy(lanesOfEach(commits, meanwhile))
        // Another relay waits for these, and nobody reads them meanwhile.
        if (held.canGiveUp()) void beatOnce()
        return commits
      } catch (error) {
        held.busy(lanesOfEach([], meanwhile))
        throw error
      } finally {
        meanwhile = undefined
      }
    },
    takeOn(stored) {
      const readable = new Set(held.readable())
      const commits = stored.flatMap((document) => {
        return readable.has(document.lane) ? [pendingCommitOf(document)] : []
      })
      held.alsoBusy(commits.map(({ lane }) => lane))
      meanwhile?.push(...commits)
      return commits
    },
    async markPublished(commits) {
      if (commits.length === 0) return
      await publications.mark(commits)
      held.marked(commits)
      if (held.canGiveUp()) void beatOnce()
    },
    async leave() {
      await beating
      held.drop()
      try {
        await leases.change((table) => without(table, me.id))
      } catch (error) {
        logger?.warn({ err: error, relay: me.name }, 'The relay could not give up its lanes')
      }
    },
  }
}

/** The lane of each commit, once for each. */
const lanesOfEach = (
  commits: readonly PendingCommit[],
  more: readonly PendingCommit[] = [],
): readonly number[] => [
  ...new Map([...commits, ...more].map(({ commitId, lane }) => [commitId, lane])).values(),
]
