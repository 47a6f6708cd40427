import { instantOf } from '@seedline/values'
import type { CommitDocument } from './commit.ts'
import type { PendingCommit } from './pending-feed.ts'

/** A commit as it was recorded, published or not. */
export type StoredCommit = Omit<PendingCommit, 'commitId' | 'lane'>

/** What readers of a commit need of its document. */
export function storedCommitOf(document: CommitDocument): StoredCommit {
  const { stream, category, id, version, events, commandId, actor, at, traceparent } = document
  return {
    stream,
    category,
    id,
    version,
    events,
    commandId,
    actor,
    at: instantOf(at),
    ...(traceparent === undefined ? {} : { traceparent }),
  }
}
