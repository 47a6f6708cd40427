import type { Collections } from './collections.ts'
import { type CommitDocument, type DraftCommit, weightOf } from './commit.ts'
import { type Deadline, jittered, pause, remaining } from './deadline.ts'
import type { GroupCommit } from './group-commit.ts'
import { outcomeUnknown } from './problems.ts'
import { commitOf, reading } from './read-commits.ts'

/** What became of an append. */
export type Appended =
  | { readonly kind: 'stored'; readonly commit: CommitDocument }
  /** The command had been accepted before, as this commit. */
  | { readonly kind: 'repeated'; readonly first: CommitDocument }
  /**
   * Another commit has this version. Nothing was stored, and nothing of this append ever will be.
   */
  | { readonly kind: 'version-taken' }

/** Stores a commit, or finds out beyond doubt what stands in its way. */
export async function append(
  collections: Pick<Collections, 'commits'>,
  lane: GroupCommit<DraftCommit, CommitDocument>,
  commit: DraftCommit,
  deadline: Deadline,
): Promise<Appended> {
  const written = await lane.submit(commit, weightOf(commit), deadline)
  switch (written.kind) {
    case 'stored':
      return { kind: 'stored', commit: written.as }
    case 'failed':
      throw written.error
    case 'duplicate':
      return written.of === 'version'
        ? { kind: 'version-taken' }
        : findOut(collections, commit, deadline)
    default:
      return written satisfies never
  }
}

// A duplicate may not yet be visible to majority reads: ask until it is, or until the deadline.
async function findOut(
  collections: Pick<Collections, 'commits'>,
  commit: DraftCommit,
  deadline: Deadline,
): Promise<Appended> {
  const { stream, version, commandId } = commit
  try {
    for (let wait = 10; remaining(deadline) > 0; wait = Math.min(2 * wait, 200)) {
      const first = await commitOf(collections, stream, commandId, deadline)
      if (first)
        return first._id.equals(commit._id)
          ? { kind: 'stored', commit: first }
          : { kind: 'repeated', first }
      const other = await reading(deadline, (options) =>
        collections.commits.findOne({ stream, version }, options),
      )
      if (other && other.commandId !== commandId) return { kind: 'version-taken' }
      await pause(jittered(wait))
    }
  } catch (cause) {
    throw outcomeUnknown(cause)
  }
  throw outcomeUnknown(new Error('The duplicate did not become visible in time'))
}
