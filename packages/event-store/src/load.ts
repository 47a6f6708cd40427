import { type Aggregate, streamOf } from './aggregate.ts'
import type { Collections } from './collections.ts'
import { lastVersionOf } from './commit.ts'
import type { Deadline } from './deadline.ts'
import { type Folded, foldCommit, foldedOf, unborn } from './fold.ts'
import { problemOf } from './problems.ts'
import { commitsFrom } from './read-commits.ts'
import type { SnapshotContent } from './snapshot.ts'
import type { SnapshotKeeper } from './snapshot-keeper.ts'

/** What loading needs. */
export interface LoadSource {
  readonly collections: Pick<Collections, 'commits'>
  readonly keeper: SnapshotKeeper
}

/** One stream to be folded, up to what was recorded by `until` where that is given. */
interface Folding<S, E> {
  readonly source: LoadSource
  readonly aggregate: Aggregate<S, E>
  readonly stream: string
  readonly deadline: Deadline
  readonly until: Date | undefined
}

/** Versions read at first where there is no snapshot: most streams are shorter. */
const FIRST_PAGE = 256

/**
 * A long fold keeps its progress this often, so that one cut off by its deadline is not in vain.
 */
const PROGRESS_EVERY = 2000

/** Folds a stream, from its snapshot when there is a sound one. */
export async function loadFolded<S, E>(
  source: LoadSource,
  aggregate: Aggregate<S, E>,
  id: string,
  deadline: Deadline,
  until?: Date,
): Promise<Folded<S>> {
  const folding = { source, aggregate, stream: streamOf(aggregate.name, id), deadline, until }
  const folded = await foldStream(folding)
  if (!until) source.keeper.offer(aggregate, folding.stream, folded)
  return folded
}

async function foldStream<S, E>(folding: Folding<S, E>): Promise<Folded<S>> {
  const { source, aggregate, stream, deadline, until } = folding
  const snapshot = await source.keeper.find(aggregate, stream, deadline)
  if (snapshot && (!until || snapshot.at <= until)) {
    const folded = await ifReadable(() => foldFromSnapshot(folding, snapshot))
    if (folded) return folded
    source.keeper.discard(aggregate, stream, 'it does not fit the stream')
  }
  // A scan that yields on the server may, very rarely, miss a commit made meanwhile: look again.
  return (await ifReadable(() => foldAll(folding))) ?? (await foldAll(folding))
}

async function ifReadable<T>(fold: () => Promise<T>): Promise<T | undefined> {
  try {
    return await fold()
  } catch (error) {
    if (problemOf(error)?.code !== 'STREAM_UNREADABLE') throw error
    return undefined
  }
}

// Reads the snapshot's last commit again: its presence proves that the snapshot is of this history.
async function foldFromSnapshot<S, E>(
  { source, aggregate, stream, deadline, until }: Folding<S, E>,
  snapshot: SnapshotContent,
): Promise<Folded<S> | undefined> {
  const { anchor, anchorVersion, version } = snapshot
  const width = version - anchorVersion + 1 + 2 * (aggregate.snapshot?.every ?? 1)
  let folded: Folded<S> | undefined
  for await (const page of commitsFrom(
    source.collections,
    stream,
    anchorVersion,
    width,
    deadline,
  )) {
    for (const commit of page) {
      if (!folded) {
        if (!commit._id.equals(anchor) || lastVersionOf(commit) !== version) return undefined
        folded = foldedOf<S>(snapshot)
      } else {
        if (until && commit.at > until) return folded
        folded = foldCommit(aggregate, folded, commit)
      }
    }
  }
  return folded
}

async function foldAll<S, E>(folding: Folding<S, E>): Promise<Folded<S>> {
  const { source, aggregate, stream, deadline, until } = folding
  let folded = unborn(aggregate)
  let kept = 0
  for await (const page of commitsFrom(source.collections, stream, 1, FIRST_PAGE, deadline)) {
    for (const commit of page) {
      if (until && commit.at > until) return folded
      folded = foldCommit(aggregate, folded, commit)
    }
    if (folded.version - kept >= PROGRESS_EVERY) {
      kept = folded.version
      source.keeper.offer(aggregate, stream, folded)
    }
  }
  return folded
}
