import type { FeedSession, PendingCommit, PendingFeed } from '@seedline/event-store'

/** A feed in memory with the promises of the real one; lanes move only when told to. */
export interface MemoryFeed extends Pick<PendingFeed, 'figures'> {
  join: PendingFeed['join']
  add(...commits: readonly PendingCommit[]): void
  readonly waiting: readonly PendingCommit[]
  /** What the next calls fail with; undefined: nothing. */
  fail: { read?: Error; mark?: Error }
  reads: number
}

export function memoryFeed(lanes: readonly number[] = [0]): MemoryFeed {
  let waiting: PendingCommit[] = []
  const session: FeedSession = {
    lanes: () => lanes,
    async read({ limit, except = [] }) {
      feed.reads += 1
      if (feed.fail.read !== undefined) throw feed.fail.read
      return waiting.filter(({ stream }) => !except.includes(stream)).slice(0, limit)
    },
    async markPublished(commits) {
      if (feed.fail.mark !== undefined) throw feed.fail.mark
      const done = new Set(commits.map(({ commitId }) => commitId))
      waiting = waiting.filter(({ commitId }) => !done.has(commitId))
    },
    async beat() {},
    async leave() {},
  }
  const feed: MemoryFeed = {
    add(...commits) {
      waiting.push(...commits)
    },
    get waiting() {
      return waiting
    },
    fail: {},
    reads: 0,
    join: async () => session,
    figures: async () => ({ pending: waiting.length, oldestAgeMs: 0, relays: [] }),
  }
  return feed
}
