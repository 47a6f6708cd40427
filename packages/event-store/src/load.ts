import { type Aggregate, streamOf } from './aggregate.ts'
import type { Collections } from './collections.ts'
import { lastVersionOf } from './commit.ts'
import type { Deadline } from './deadline.ts'
import { type Folded, foldCommit, foldedOf, neverRecorded } from './fold.ts'
import type { GatheredPages } from './gathered-pages.ts'
import { pacing } from './pacing.ts'
import { problemOf } from './problems.ts'
import { commitsFrom, commitsWith, type ReadPage } from './read-commits.ts'
import type { SnapshotKeeper } from './snapshot-keeper.ts'
import type { StateCache } from './state-cache.ts'
import { type LeftOut, nothingLeftOut, TakenBack, takenBackBy } from './taken-back.ts'

/** What loading needs. */
export interface LoadSource {
  readonly collections: Pick<Collections, 'commits'>
  readonly pages: GatheredPages
  readonly keeper: SnapshotKeeper
  readonly cache: StateCache
}

/** One stream to be folded, up to what was recorded by `until` where that is given. */
interface Folding<S, E> {
  readonly source: LoadSource
  readonly aggregate: Aggregate<S, E>
  readonly stream: string
  readonly deadline: Deadline
  readonly until: Date | undefined
}

/** Versions read at first where there are no snapshots: most streams are shorter. */
const FIRST_PAGE = 256

/** Where there are, a stream shorter than this is not asked for one: it would hardly have any. */
const SHORT = 64

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
  return until ? foldStored(folding) : remembered(folding, await foldStored(folding))
}

/** As `loadFolded`, but of a stream remembered here only what was recorded since is read. */
export async function catchUp<S, E>(
  source: LoadSource,
  aggregate: Aggregate<S, E>,
  id: string,
  deadline: Deadline,
): Promise<Folded<S>> {
  const stream = streamOf(aggregate.name, id)
  const folding = { source, aggregate, stream, deadline, until: undefined }
  return remembered(folding, (await foldFromCache(folding)) ?? (await foldStored(folding)))
}

function remembered<S, E>(
  { source, aggregate, stream }: Folding<S, E>,
  folded: Folded<S>,
): Folded<S> {
  source.cache.set(aggregate, stream, folded)
  source.keeper.offer(aggregate, stream, folded)
  return folded
}

async function foldFromCache<S, E>(folding: Folding<S, E>): Promise<Folded<S> | undefined> {
  const { source, aggregate, stream } = folding
  const known = source.cache.get(aggregate, stream)
  if (!known?.anchor) return undefined
  const folded = await ifReadable(() => ifNotTakenBack(() => foldFrom(folding, known)))
  if (!folded) source.cache.forget(stream)
  return folded
}

// A scan that yields on the server may, very rarely, miss a commit made meanwhile: look again.
const foldStored = async <S, E>(folding: Folding<S, E>): Promise<Folded<S>> =>
  (await ifReadable(() => foldKnown(folding))) ?? (await foldKnown(folding))

// What was taken back is seen only once it is: then all is folded again without it.
async function foldKnown<S, E>(folding: Folding<S, E>): Promise<Folded<S>> {
  let folded = await ifNotTakenBack(() => foldAll(folding))
  // More may be taken back meanwhile; the deadline ends it.
  while (folded === undefined) {
    const leftOut = await leftOutOf(folding)
    folded = await ifNotTakenBack(() => foldAll(folding, leftOut))
  }
  return folded
}

async function ifNotTakenBack<T>(fold: () => Promise<T>): Promise<T | undefined> {
  try {
    return await fold()
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
    return undefined
  }
}

async function leftOutOf<S, E>(folding: Folding<S, E>): Promise<LeftOut> {
  const { source, aggregate, stream, deadline, until } = folding
  const { types = [] } = aggregate.takesBack ?? {}
  const commits = await commitsWith(source.collections, stream, types, deadline)
  const told = commits.filter(({ at }) => until === undefined || at <= until)
  return new Set(told.flatMap(({ events }) => takenBackBy(aggregate, events)))
}

async function ifReadable<T>(fold: () => Promise<T>): Promise<T | undefined> {
  try {
    return await fold()
  } catch (error) {
    if (problemOf(error)?.code !== 'STREAM_UNREADABLE') throw error
    return undefined
  }
}

async function foldFromSnapshot<S, E>(folding: Folding<S, E>): Promise<Folded<S> | undefined> {
  const { source, aggregate, stream, deadline, until } = folding
  const snapshot = await source.keeper.find(aggregate, stream, deadline)
  if (!snapshot || (until && snapshot.at > until)) return undefined
  const folded = await ifReadable(() => foldFrom(folding, foldedOf<S>(snapshot)))
  if (!folded) source.keeper.discard(aggregate, stream, 'it does not fit the stream')
  return folded
}

// Reads the last commit that `start` includes again: its presence proves that they are of one history.
async function foldFrom<S, E>(
  { source, aggregate, stream, deadline, until }: Folding<S, E>,
  start: Folded<S>,
): Promise<Folded<S> | undefined> {
  const { anchor, version } = start
  if (!anchor) return undefined
  const width = version - anchor.version + 1 + 2 * (aggregate.snapshot?.every ?? SHORT)
  const paced = pacing(deadline)
  let folded: Folded<S> | undefined
  const readFirst: ReadPage = (from, asked) =>
    source.pages(stream, { from, width: asked }, deadline)
  const pages = commitsFrom(source.collections, stream, anchor.version, width, deadline, readFirst)
  for await (const page of pages) {
    for (const commit of page) {
      if (!folded) {
        if (!commit._id.equals(anchor.commitId) || lastVersionOf(commit) !== version) {
          return undefined
        }
        folded = start
      } else {
        if (until && commit.at > until) return folded
        folded = foldCommit(aggregate, folded, commit)
        await paced()
      }
    }
  }
  return folded
}

async function foldAll<S, E>(
  folding: Folding<S, E>,
  leftOut: LeftOut = nothingLeftOut,
): Promise<Folded<S>> {
  const { source, aggregate, stream, deadline, until } = folding
  const paced = pacing(deadline)
  let folded = neverRecorded(aggregate)
  let kept = 0
  // Without what was taken back later, the states on the way are none that a snapshot may hold.
  const plain = leftOut.size === 0
  const first = aggregate.snapshot ? SHORT : FIRST_PAGE
  const readFirst: ReadPage = (from, width) => source.pages(stream, { from, width }, deadline)
  const pages = commitsFrom(source.collections, stream, 1, first, deadline, readFirst)
  for await (const page of pages) {
    const last = page.at(-1)
    if (
      plain &&
      aggregate.snapshot &&
      folded.version === 0 &&
      last &&
      lastVersionOf(last) >= SHORT
    ) {
      const bySnapshot = await foldFromSnapshot(folding)
      if (bySnapshot) return bySnapshot
    }
    for (const commit of page) {
      if (until && commit.at > until) return folded
      folded = foldCommit(aggregate, folded, commit, leftOut)
      await paced()
    }
    if (plain && folded.version - kept >= PROGRESS_EVERY) {
      kept = folded.version
      source.keeper.offer(aggregate, stream, folded)
    }
  }
  return folded
}
