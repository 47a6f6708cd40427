import type { Announcements } from './announcements.ts'
import type { Collections } from './collections.ts'
import { type CommitDocument, type DraftCommit, recordedAs } from './commit.ts'
import type { StoreLimits, StoreLogger } from './event-store.ts'
import { type GroupCommit, groupCommit } from './group-commit.ts'
import { insertCommits } from './insert.ts'
import { problemOf } from './problems.ts'
import type { RecordingTimes } from './recording-times.ts'

const MIB = 1024 * 1024

/** Where commits are stored from: each bears the time at which its group is sent, and is announced. */
export function commitLane(
  collections: Collections,
  limits: StoreLimits,
  told: Announcements,
  times: RecordingTimes,
  logger: StoreLogger | undefined,
): GroupCommit<DraftCommit, CommitDocument> {
  const announce = (commits: readonly CommitDocument[]): void => {
    try {
      if (commits.length > 0) told.tell(commits)
    } catch (error) {
      logger?.warn({ err: error }, 'The relay could not be told; its poll finds the commits')
    }
  }
  // One group is under way at a time.
  let begun: ReturnType<RecordingTimes['begin']> | undefined
  return groupCommit<DraftCommit, CommitDocument>(
    async (group) => {
      const written = await insertCommits(collections, group, limits.budgetMs)
      begun?.ended('failed' in written && isUnknown(written.failed) ? 'unknown' : 'known')
      begun = undefined
      if ('failed' in written) return written
      announce(group.send().filter((_, index) => written[index]?.kind === 'stored'))
      return written
    },
    (drafts) => {
      const write = times.begin()
      begun = write
      return drafts.map((draft) => recordedAs(draft, write.at))
    },
    { queued: limits.queuedAppends, queuedBytes: 64 * MIB, group: 512, groupBytes: 8 * MIB },
  )
}

const isUnknown = (error: unknown): boolean => problemOf(error)?.code === 'OUTCOME_UNKNOWN'
