import type { FeedSession, PendingCommit, PendingFeed } from '@seedline/event-store'

/** A feed in memory with the promises of the real one; lanes move only when told to. */
export interface MemoryFeed extends Pick<PendingFeed, 'figures'> {
  join: PendingFeed['join']
  /** Stored by another process: nobody is told. */
  add(...commits: readonly PendingCommit[]): void
  /** Says that there may be something to read. */
  ring(): void
  /** Stored by the relay's own process. */
  announce(...commits: readonly PendingCommit[]): void
  readonly waiting: readonly PendingCommit[]
  /** What the next calls fail with; undefined: nothing. */
  fail: { read?: Error; mark?: Error }
  reads: number
  marks: number
  /** The lanes held. */
  lanes: readonly number[]
  /** When set, answers each question for the lanes instead. */
  takeLanes?: () => readonly number[]
}

export function memoryFeed(held: readonly number[] = [0]): MemoryFeed {
  let waiting: PendingCommit[] = []
  let rung: (() => void) | undefined
  let told: ((commits: readonly PendingCommit[]) => void) | undefined
  const session: FeedSession = {
    lanes: () => feed.takeLanes?.() ?? feed.lanes,
    async read({ limit, except = [] }) {
      feed.reads += 1
      if (feed.fail.read !== undefined) throw feed.fail.read
      return waiting.filter(({ stream }) => !except.includes(stream)).slice(0, limit)
    },
    async markPublished(commits) {
      if (feed.fail.mark !== undefined) throw feed.fail.mark
      feed.marks += 1
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
    ring: () => rung?.(),
    announce(...commits) {
      waiting.push(...commits)
      told?.(commits)
    },
    get waiting() {
      return waiting
    },
    fail: {},
    reads: 0,
    marks: 0,
    lanes: held,
    join({ onCommits, onLanes }) {
      rung = onLanes
      told = onCommits
      return session
    },
    figures: async () => ({ pending: waiting.length, oldestAgeMs: 0, relays: [] }),
  }
  return feed
}
