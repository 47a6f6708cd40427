import type { PendingCommit } from '@seedline/event-store'
import type { PublishedVersions } from './published-versions.ts'

const MOST_COMMITS = 500
const MOST_BYTES = 4 * 1024 * 1024

/** Commits that this process has just stored, and that wait to be published. */
export interface OwnCommits {
  add(commits: readonly PendingCommit[]): void
  /**
   * All of them, in order; undefined when they do not follow on what was published, or were too many
   * to keep: then the feed has to be read, which tells of these too.
   */
  take(published: PublishedVersions): readonly PendingCommit[] | undefined
  /** Forgets them: they will be read. */
  clear(): void
}

/** Bounded by number and by bytes. */
export function createOwnCommits(): OwnCommits {
  let waiting: PendingCommit[] = []
  let bytes = 0
  let overflown = false
  const clear = (): void => {
    waiting = []
    bytes = 0
    overflown = false
  }
  return {
    clear,
    add(commits) {
      if (overflown) return
      waiting.push(...commits)
      for (const { events } of commits) for (const { data } of events) bytes += data.length
      if (waiting.length <= MOST_COMMITS && bytes <= MOST_BYTES) return
      clear()
      overflown = true
    },
    take(published) {
      const [taken, complete] = [inOrder(waiting, published), !overflown]
      clear()
      return complete ? taken : undefined
    },
  }
}

/** Undefined where one would come before what precedes it in its stream. */
function inOrder(
  commits: readonly PendingCommit[],
  published: PublishedVersions,
): readonly PendingCommit[] | undefined {
  const reached = new Map<string, number>()
  const due: PendingCommit[] = []
  for (const commit of commits) {
    const { stream, version, events } = commit
    const before = reached.get(stream) ?? published.upTo(stream)
    // Read and published before it was announced.
    if (before >= version) continue
    if (before !== version - 1) return undefined
    reached.set(stream, version + events.length - 1)
    due.push(commit)
  }
  return due
}
