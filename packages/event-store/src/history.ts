import { type Instant, toDate } from '@seedline/values'
import type { mongo } from 'mongoose'
import { type Aggregate, streamOf } from './aggregate.ts'
import { type Collections, MAJORITY_READ } from './collections.ts'
import type { CommitDocument } from './commit.ts'
import type { Deadline } from './deadline.ts'
import { recordedOf } from './draft.ts'
import type { Recorded } from './event.ts'
import type { ReadOptions } from './event-store.ts'
import { pacing } from './pacing.ts'
import { streamUnreadable } from './problems.ts'
import { commitStart, commitsFrom } from './read-commits.ts'

const MOST_EVENTS = 10_000

/**
 * Reads a stream's events in order. Throws ProblemError STREAM_UNREADABLE where one cannot be
 * decoded.
 */
export async function readHistory<S, E>(
  collections: Pick<Collections, 'commits'>,
  aggregate: Aggregate<S, E>,
  id: string,
  { fromVersion = 1, recordedAt, limit = 1000 }: ReadOptions,
  mostPerCommit: number,
  deadline: Deadline,
): Promise<readonly Recorded<E>[]> {
  const stream = streamOf(aggregate.name, id)
  const wanted = Math.min(Math.max(1, Math.trunc(limit)), MOST_EVENTS)
  const from = Math.max(1, Math.trunc(fromVersion))
  const start = await commitStart(collections, stream, from, mostPerCommit, deadline)
  const width = Math.min(from - start + wanted, 500)
  const paced = pacing(deadline)
  const events: Recorded<E>[] = []
  for await (const page of commitsFrom(collections, stream, start, width, deadline)) {
    for (const commit of page) {
      if (recordedAt && commit.at > toDate(recordedAt)) return events
      for (const event of readable(aggregate, commit)) {
        if (event.version >= from) events.push(event)
        if (events.length === wanted) return events
      }
      await paced()
    }
  }
  return events
}

function readable<S, E>(
  aggregate: Aggregate<S, E>,
  commit: CommitDocument,
): readonly Recorded<E>[] {
  try {
    return recordedOf(aggregate, commit)
  } catch (cause) {
    throw streamUnreadable(commit.stream, commit.version, cause)
  }
}

/** The moment up to which a stream is to be folded. */
export const untilOf = ({ recordedAt }: { readonly recordedAt: Instant }): Date =>
  toDate(recordedAt)

/** The ids of all streams of an aggregate: those whose first commit exists. */
export async function* idsOf(
  { commits }: Pick<Collections, 'commits'>,
  name: string,
): AsyncGenerator<string> {
  // '.' follows '-': the range holds exactly the streams of this name.
  const stream = { $gte: `${name}-`, $lt: `${name}.` }
  const filter: mongo.Filter<CommitDocument> = { stream, version: 1, category: name }
  const cursor = commits.find(filter, {
    projection: { id: 1, _id: 0 },
    readConcern: MAJORITY_READ,
    batchSize: 1000,
    maxTimeMS: 60_000,
  })
  for await (const { id } of cursor) yield id
}
