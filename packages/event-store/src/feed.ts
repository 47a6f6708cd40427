import type { Collections } from './collections.ts'
import { jittered } from './deadline.ts'
import type { StoreLogger } from './event-store.ts'
import { feedSession } from './feed-session.ts'
import { leasesOf } from './leases.ts'
import type { FeedSession, PendingFeed } from './pending-feed.ts'
import { pendingReader } from './pending-reader.ts'
import { publicationsOf } from './publications.ts'

const LEASE_MS = 4000

/** The feed of one store. */
export function pendingFeed(
  collections: Collections,
  logger: StoreLogger | undefined,
): PendingFeed {
  const leases = leasesOf(collections)
  const publications = publicationsOf(collections)
  return {
    async join({ name, leaseMs = LEASE_MS, onLanes, timer = true }) {
      const parts = { leases, read: pendingReader(collections), publications, logger }
      const session = feedSession(parts, { name, leaseMs, onLanes })
      await session.beat()
      return timer ? beating(session, leaseMs) : session
    },
    async figures() {
      const [{ pending, oldest }, table] = await Promise.all([publications.count(), leases.read()])
      const relays = table.sessions.map(({ id, name }) => ({
        name,
        lanes: table.lanes.filter((lane) => lane.holder === id).length,
      }))
      const oldestAgeMs = oldest ? Math.max(0, Date.now() - oldest.getTime()) : 0
      return { pending, oldestAgeMs, relays }
    },
  }
}

// Several times per lease, so that one beat may fail without losing it.
function beating(session: FeedSession, leaseMs: number): FeedSession {
  let left = false
  let timer: NodeJS.Timeout | undefined
  const next = (): void => {
    if (left) return
    timer = setTimeout(() => void session.beat().then(next), jittered(leaseMs / 3))
    timer.unref()
  }
  next()
  return {
    ...session,
    leave() {
      left = true
      clearTimeout(timer)
      return session.leave()
    },
  }
}
