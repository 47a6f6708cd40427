import type { Commit } from '../commit.ts'

/** A published commit that must be on its topic. */
export interface Recent {
  readonly at: string
  readonly stream: string
  readonly version: number
  readonly size: number
}

/** The last commits of a topic as the stores know them; keeps a bounded number. */
export interface RecentCommits {
  add(commit: Commit): void
  /** The newest, at most so many. */
  readonly newest: readonly Recent[]
}

export function recentCommits(most: number): RecentCommits {
  let kept: Recent[] = []
  const trim = () => {
    kept.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.version - a.version))
    kept = kept.slice(0, most)
  }
  return {
    add({ at, stream, version, events, pending }) {
      // What waits for the relay need not be there yet.
      if (pending) return
      kept.push({ at, stream, version, size: events.length })
      if (kept.length >= 2 * most) trim()
    },
    get newest() {
      trim()
      return kept
    },
  }
}
