import type { FeedSession, PendingCommit } from '@seedline/event-store'
import type { Logger } from '../logger.ts'
import type { BlockedStreams } from './blocked-streams.ts'
import { createWakeup } from './wakeup.ts'

const FIRST_RETRY_MS = 200
const MAX_RETRY_MS = 3000
/** So many wait for no more to come. */
const MANY = 50

/**
 * Marks what was published, beside the sending: what is published while one mark is under way
 * goes into the next. Until then it is known here, so that it isn't sent again.
 */
export interface Marker {
  add(published: readonly PendingCommit[]): void
  /** Ids of commits published and not marked yet, as of now. */
  held(): ReadonlySet<string>
  readonly size: number
  /** Marks at once from now on; resolves when nothing is left to mark, or nothing more will be. */
  settled(): Promise<void>
  stop(): void
}

export function createMarker(parts: {
  readonly session: FeedSession
  readonly blocked: BlockedStreams
  readonly logger: Logger
  /** How long one may wait for others to be marked with. */
  readonly afterMs: number
  /** There is room again. */
  onMarked(): void
}): Marker {
  const unmarked = new Map<string, PendingCommit>()
  let working: Promise<void> | undefined
  let stopped = false
  let hurried = false
  const enough = createWakeup()

  const mark = async (): Promise<void> => {
    let retryMs = FIRST_RETRY_MS
    while (unmarked.size > 0 && !stopped) {
      if (unmarked.size < MANY && !hurried) await enough.sleep(parts.afterMs)
      const commits = Array.from(unmarked.values())
      const failure = await markOnce(parts.session, commits)
      if (failure === undefined) {
        for (const { commitId } of commits) unmarked.delete(commitId)
        retryMs = FIRST_RETRY_MS
        parts.onMarked()
        continue
      }
      parts.logger.warn({ err: failure, commits: commits.length }, 'Published commits are unmarked')
      await new Promise((resolve) => setTimeout(resolve, retryMs))
      retryMs = Math.min(retryMs * 2, MAX_RETRY_MS)
    }
  }
  const work = (): void => {
    working ??= mark().finally(() => {
      working = undefined
      // Added after the last look, and before it was known that nobody marks any more.
      if (unmarked.size > 0 && !stopped) work()
    })
  }
  return {
    add(published) {
      for (const commit of published) {
        unmarked.set(commit.commitId, commit)
        parts.blocked.clear(commit.stream)
      }
      if (unmarked.size >= MANY) enough.wake()
      work()
    },
    held: () => new Set(unmarked.keys()),
    get size() {
      return unmarked.size
    },
    async settled() {
      hurried = true
      enough.wake()
      while (working !== undefined) await working
    },
    stop() {
      stopped = true
    },
  }
}

async function markOnce(
  session: FeedSession,
  commits: readonly PendingCommit[],
): Promise<unknown | undefined> {
  try {
    await session.markPublished(commits)
    return undefined
  } catch (error) {
    return error
  }
}
