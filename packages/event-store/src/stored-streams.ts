import type { mongo } from 'mongoose'
import { streamOf } from './aggregate.ts'
import { asking } from './bounded.ts'
import { type Collections, MAJORITY_READ } from './collections.ts'
import type { CommitDocument } from './commit.ts'
import { deadlineFor } from './deadline.ts'
import { commitStart, reading } from './read-commits.ts'
import { type StoredCommit, storedCommitOf } from './stored-commit.ts'

/** A stream and its last version. */
export interface StreamHead {
  readonly stream: string
  readonly version: number
}

/** The last version of an aggregate's stream. */
export interface SubjectHead {
  readonly id: string
  readonly version: number
}

/** The streams behind a place, up to and including one. */
export interface StreamRange {
  /** Begins behind this version of this stream; absent: with the first one of the category. */
  readonly after?: StreamHead
  readonly through: string
}

/**
 * The streams of the store, read again in order of their names: a stream at a time, each from its
 * first version on. What is stored meanwhile behind the place that was reached is read, too.
 */
export interface StoredStreams {
  /** Every stream of a category behind `after`, with its last version, page by page. */
  heads(category: string, after?: string): AsyncIterable<readonly StreamHead[]>
  /** The first streams of a category behind this id, at most so many, by the ids of their aggregates. */
  page(category: string, after: string, most: number): Promise<readonly SubjectHead[]>
  /** Those of these ids that have a stream, in no particular order. */
  headsOf(category: string, ids: readonly string[]): Promise<readonly SubjectHead[]>
  /**
   * The commits of a range, page by page. The first one may begin before the place asked for. Choose
   * ranges of a few thousand events: not every server reads a long one without holding all of it.
   */
  commits(category: string, range: StreamRange): AsyncIterable<readonly StoredCommit[]>
}

const HEADS = 2000
const COMMITS = 500
const PAGE_MS = 10_000
/** Of the digits that ids begin with; a page's range begins so narrow, and is widened until it has the page. */
const DIGITS = 8
const NARROWEST = 16 ** 5
const WIDER = 8
/** A server that doesn't stop at a limit goes through all commits of the category for one answer. */
const ANSWER_MS = 120_000

export const storedStreams = (
  collections: Pick<Collections, 'commits'>,
  mostPerCommit: number,
): StoredStreams => ({
  heads: (category, after) => headsOf(collections, category, after),
  page: (category, after, most) => pageOf(collections, category, after, most),
  headsOf: (category, ids) =>
    subjectsIn(
      collections,
      category,
      ids.map((id) => streamOf(category, id)),
    ),
  commits: (category, range) => commitsOf(collections, category, range, mostPerCommit),
})

async function* headsOf(
  { commits }: Pick<Collections, 'commits'>,
  category: string,
  after: string | undefined,
): AsyncGenerator<readonly StreamHead[]> {
  const cursor = commits.aggregate<{ _id: string; version: number | bigint }>(
    [
      { $match: { stream: namesBehind(category, after), category } },
      { $group: lastVersion },
      { $sort: { _id: 1 } },
    ],
    { batchSize: HEADS, maxTimeMS: ANSWER_MS, readConcern: MAJORITY_READ, allowDiskUse: true },
  )
  const headOf = ({ _id, version }: { _id: string; version: number | bigint }) => ({
    stream: _id,
    version: Number(version),
  })
  yield* pagesOf(cursor, headOf, HEADS)
}

// A stream begins with its first commit, which the index of versions finds: nothing else of it is looked at. Not every
// server stops at a limit, so the range is made as wide as it takes.
async function pageOf(
  collections: Pick<Collections, 'commits'>,
  category: string,
  after: string,
  most: number,
): Promise<readonly SubjectHead[]> {
  const $gt = streamOf(category, after)
  for (const $lt of upperBounds(category, after)) {
    const filter = { stream: { $gt, $lt }, version: 1, category }
    const found = await reading(deadlineFor(PAGE_MS), (options) =>
      collections.commits
        .find(filter, { ...options, projection: { stream: 1 }, sort: { stream: 1 }, limit: most })
        .toArray(),
    )
    if (found.length < most && $lt !== endOf(category)) continue
    const streams = found.map(({ stream }) => stream)
    const heads = await subjectsIn(collections, category, streams)
    return heads.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  }
  return []
}

async function subjectsIn(
  { commits }: Pick<Collections, 'commits'>,
  category: string,
  streams: readonly string[],
): Promise<readonly SubjectHead[]> {
  if (streams.length === 0) return []
  const found = await reading(deadlineFor(PAGE_MS), ({ promoteBuffers: _, ...options }) =>
    commits
      .aggregate<{ _id: string; version: number | bigint }>(
        [{ $match: { stream: { $in: [...streams] }, category } }, { $group: lastVersion }],
        options,
      )
      .toArray(),
  )
  const prefix = streamOf(category, '').length
  return found.map(({ _id, version }) => ({ id: _id.slice(prefix), version: Number(version) }))
}

const lastVersion = {
  _id: '$stream',
  version: { $max: { $subtract: [{ $add: ['$version', '$size'] }, 1] } },
}

/** Ever further bounds of a range of streams behind an id, the end of the category last. Ids begin with hexadecimal digits. */
function* upperBounds(category: string, after: string): Generator<string> {
  const place = after === '' ? 0 : Number.parseInt(after.slice(0, DIGITS), 16)
  for (let width = NARROWEST; place + width < 16 ** DIGITS; width *= WIDER) {
    const bound = (place + width).toString(16).padStart(DIGITS, '0')
    yield streamOf(category, bound)
  }
  yield endOf(category)
}

// '.' follows '-': the range holds exactly the streams of this category.
const endOf = (category: string): string => `${category}.`

const namesBehind = (category: string, after: string | undefined) =>
  after === undefined
    ? { $gte: `${category}-`, $lt: endOf(category) }
    : { $gt: after, $lt: endOf(category) }

async function* commitsOf(
  collections: Pick<Collections, 'commits'>,
  category: string,
  { after, through }: StreamRange,
  mostPerCommit: number,
): AsyncGenerator<readonly StoredCommit[]> {
  if (after !== undefined && after.version > 0) {
    const from = after.version + 1
    const deadline = deadlineFor(ANSWER_MS)
    const start = await commitStart(collections, after.stream, from, mostPerCommit, deadline)
    yield* read(collections, { stream: after.stream, version: { $gte: start } })
    if (after.stream === through) return
  }
  // At version 0 a place lies before the stream that it names.
  const behind = after && (after.version > 0 ? { $gt: after.stream } : { $gte: after.stream })
  const stream = { ...(behind ?? { $gte: `${category}-` }), $lte: through }
  yield* read(collections, { stream, category })
}

function read(
  { commits }: Pick<Collections, 'commits'>,
  filter: mongo.Filter<CommitDocument>,
): AsyncGenerator<readonly StoredCommit[]> {
  const cursor = commits.find(filter, {
    sort: { stream: 1, version: 1 },
    batchSize: COMMITS,
    maxTimeMS: ANSWER_MS,
    readConcern: MAJORITY_READ,
    promoteBuffers: true,
  })
  return pagesOf(cursor, storedCommitOf, COMMITS)
}

/** What a cursor finds, as it arrives; each answer of the server is waited for only so long. */
async function* pagesOf<Found, Made>(
  cursor: mongo.AbstractCursor<Found>,
  make: (found: Found) => Made,
  most: number,
): AsyncGenerator<readonly Made[]> {
  try {
    while (true) {
      const first = await asking(ANSWER_MS, () => cursor.next())
      if (first === null) return
      yield [first, ...cursor.readBufferedDocuments(most - 1)].map(make)
    }
  } finally {
    await cursor.close().catch(() => undefined)
  }
}
