import { type Clock, toDate } from '@seedline/values'
import type { Announcements } from './announcements.ts'
import type { Collections } from './collections.ts'
import { jittered } from './deadline.ts'
import type { StoreLogger } from './event-store.ts'
import { feedSession, type OwnSession } from './feed-session.ts'
import { leasesOf } from './leases.ts'
import { type FeedSession, LANES, type PendingCommit, type PendingFeed } from './pending-feed.ts'
import { pendingReader } from './pending-reader.ts'
import { publicationsOf } from './publications.ts'

const LEASE_MS = 4000
/** How long a commit of another process may go unnoticed. */
const LOOK_MS = 200

/** The feed of one store. */
export function pendingFeed(
  collections: Collections,
  told: Announcements,
  clock: Clock,
  logger: StoreLogger | undefined,
): PendingFeed {
  const leases = leasesOf(collections)
  const publications = publicationsOf(collections)
  return {
    join({ name, leaseMs = LEASE_MS, onLanes, onCommits, timer = true }) {
      const parts = { leases, read: pendingReader(collections), publications, logger }
      const session = feedSession(parts, { name, leaseMs, onLanes })
      void session.beat()
      const running = timer ? beating(session, leaseMs, onLanes) : session
      return onCommits ? hearing(running, session, told, onCommits) : running
    },
    async figures() {
      const [{ pending, oldest }, table] = await Promise.all([publications.count(), leases.read()])
      const relays = table.sessions.map(({ id, name }) => ({
        name,
        lanes: table.lanes.filter((lane) => lane.holder === id).length,
      }))
      const oldestAgeMs = oldest ? Math.max(0, toDate(clock()).getTime() - oldest.getTime()) : 0
      return { pending, oldestAgeMs, relays }
    },
  }
}

function hearing(
  running: FeedSession,
  session: OwnSession,
  told: Announcements,
  onCommits: (commits: readonly PendingCommit[]) => void,
): FeedSession {
  const stop = told.listen((stored) => {
    const commits = session.takeOn(stored)
    if (commits.length > 0) onCommits(commits)
  })
  return {
    ...running,
    leave() {
      stop()
      return running.leave()
    },
  }
}

// Beats several times per lease, so that one may fail without losing it. While others hold lanes
// too, other processes write commits whose relay is this one: nobody wakes it for those.
function beating(
  session: FeedSession,
  leaseMs: number,
  onLanes: (() => void) | undefined,
): FeedSession {
  let left = false
  let timer: NodeJS.Timeout | undefined
  const next = (): void => {
    if (left) return
    timer = setTimeout(
      () => {
        void session.beat()
        next()
      },
      jittered(leaseMs / 3),
    )
    timer.unref()
  }
  next()
  const looking = setInterval(() => {
    const held = session.lanes().length
    if (held > 0 && held < LANES) onLanes?.()
  }, LOOK_MS)
  looking.unref()
  return {
    ...session,
    leave() {
      left = true
      clearTimeout(timer)
      clearInterval(looking)
      return session.leave()
    },
  }
}
