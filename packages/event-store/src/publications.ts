import mongoose, { type mongo } from 'mongoose'
import { asking } from './bounded.ts'
import { type Collections, MAJORITY_READ, MAJORITY_WRITE } from './collections.ts'
import type { CommitDocument } from './commit.ts'
import type { PendingCommit } from './pending-feed.ts'
import { storedCommitOf } from './stored-commit.ts'

/** The marks that publishing leaves on commits. */
export interface Publications {
  /**
   * Whoever asks: a broker has acknowledged them, and no later holder of their lane makes that untrue
   * (docs/decisions/0007). What another has marked meanwhile stays marked.
   */
  mark(commits: readonly PendingCommit[]): Promise<void>
  count(): Promise<{ readonly pending: number; readonly oldest: Date | undefined }>
}

const CALL_MS = 5000
const durable = { writeConcern: MAJORITY_WRITE } as const

/** The publications of one store. */
export function publicationsOf({ commits }: Pick<Collections, 'commits'>): Publications {
  return {
    async mark(published) {
      const _id = { $in: published.map(({ commitId }) => new mongoose.mongo.ObjectId(commitId)) }
      await asking(CALL_MS, ({ timeoutMS }) =>
        commits.updateMany(
          { _id, pending: true },
          // Earlier revisions wrote a fence into what they took over; it says nothing any more.
          { $unset: { pending: '', fence: '' } },
          { ...durable, timeoutMS },
        ),
      )
    },
    async count() {
      const [row] = await asking(CALL_MS, (limits) =>
        commits
          .aggregate<{ pending: number; oldest: mongo.ObjectId }>(
            [
              { $match: { pending: true, lane: { $gte: 0 } } },
              { $group: { _id: null, pending: { $sum: 1 }, oldest: { $min: '$_id' } } },
            ],
            { ...limits, readConcern: MAJORITY_READ },
          )
          .toArray(),
      )
      return { pending: row?.pending ?? 0, oldest: row?.oldest.getTimestamp() }
    },
  }
}

/** A commit as the relay sees it. */
export const pendingCommitOf = (document: CommitDocument): PendingCommit => ({
  commitId: document._id.toHexString(),
  ...storedCommitOf(document),
  lane: document.lane,
})
