import { instantOf } from '@seedline/values'
import mongoose, { type mongo } from 'mongoose'
import { asking, bounded } from './bounded.ts'
import { type Collections, MAJORITY_READ, MAJORITY_WRITE } from './collections.ts'
import type { CommitDocument } from './commit.ts'
import type { PendingCommit } from './pending-feed.ts'

/** The marks that publishing leaves on commits. */
export interface Publications {
  /** From now on, holders of the lane with a lower token cannot mark what is pending now. */
  fence(lane: number, token: number): Promise<void>
  /** False when some are still pending, being fenced by another holder. */
  mark(commits: readonly PendingCommit[]): Promise<boolean>
  count(): Promise<{ readonly pending: number; readonly oldest: Date | undefined }>
}

const CALL_MS = 5000
const durable = { writeConcern: MAJORITY_WRITE } as const

/** The publications of one store. */
export function publicationsOf({ commits }: Pick<Collections, 'commits'>): Publications {
  return {
    async fence(lane, token) {
      // Nor may a slow earlier holder lower the fence of a later one.
      const filter = { lane, pending: true, fence: { $not: { $gte: token } } }
      await bounded(CALL_MS, (timeoutMS) =>
        commits.updateMany(
          filter as mongo.Filter<CommitDocument>,
          { $set: { fence: token } },
          { ...durable, timeoutMS },
        ),
      )
    },
    async mark(published) {
      const _id = { $in: published.map(({ commitId }) => new mongoose.mongo.ObjectId(commitId)) }
      const tokens = new Map(published.map(({ lane, token }) => [lane, token]))
      const fenced = [...tokens].map(([lane, token]) => ({ lane, fence: { $gt: token } }))
      const filter = { _id, pending: true, $nor: fenced } as mongo.Filter<CommitDocument>
      const { modifiedCount } = await asking(CALL_MS, ({ timeoutMS }) =>
        commits.updateMany(
          filter,
          { $unset: { pending: '', fence: '' } },
          { ...durable, timeoutMS },
        ),
      )
      if (modifiedCount === published.length) return true
      // Fewer, when a mark whose answer was lost is made again: fine, as long as none is left.
      const left = { _id, pending: true } as mongo.Filter<CommitDocument>
      return (await asking(CALL_MS, (limits) => commits.countDocuments(left, limits))) === 0
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
export function pendingCommitOf(document: CommitDocument, token: number): PendingCommit {
  const { _id, stream, category, id, version, events, commandId, actor, at, traceparent, lane } =
    document
  return {
    commitId: _id.toHexString(),
    stream,
    category,
    id,
    version,
    events,
    commandId,
    actor,
    at: instantOf(at),
    ...(traceparent === undefined ? {} : { traceparent }),
    lane,
    token,
  }
}
