import { asking, type CallLimits } from './bounded.ts'
import { type Collections, MAJORITY_READ } from './collections.ts'
import { type CommitDocument, lastVersionOf } from './commit.ts'
import { type Deadline, remaining } from './deadline.ts'
import { unavailable } from './problems.ts'

/** The time that a database call may take; throws 'unavailable' when there is none left. */
export function timeLeft(deadline: Deadline): number {
  const left = remaining(deadline)
  if (left <= 0) throw unavailable(new Error('The deadline passed before the database was asked'))
  return left
}

/** Options of every read: durable data only, bytes as they are, never without a limit in time. */
const durable = { readConcern: MAJORITY_READ, promoteBuffers: true } as const

/** Runs a read; what the network or a failover broke becomes the problem 'unavailable'. */
export async function reading<T>(
  deadline: Deadline,
  read: (options: CallLimits & typeof durable) => Promise<T>,
): Promise<T> {
  return asking(timeLeft(deadline), (limits) => read({ ...durable, ...limits }))
}

/** How many versions a page of a long read spans; they come in one answer, unless they are too long for that. */
export const PAGE = 500

/** A stretch of a stream that begins at `from` and is so many versions wide. */
export type ReadPage = (from: number, width: number) => Promise<readonly CommitDocument[]>

/**
 * The commits of a stream from the one that starts at `from`, in order. It reads ranges bounded at
 * both ends, because not every server stops a range at a limit; the first is `first` versions wide,
 * and read by `readFirst` where that is given.
 */
export async function* commitsFrom(
  { commits }: Pick<Collections, 'commits'>,
  stream: string,
  from: number,
  first: number,
  deadline: Deadline,
  readFirst?: ReadPage,
): AsyncGenerator<readonly CommitDocument[]> {
  const readPage: ReadPage = (start, width) => {
    const version = { $gte: start, $lt: start + width }
    return reading(deadline, (options) =>
      commits
        .find({ stream, version }, { ...options, batchSize: PAGE, sort: { version: 1 } })
        .toArray(),
    )
  }
  let start = from
  let width = first
  for (;;) {
    const end = start + width
    const page = await (start === from && readFirst ? readFirst : readPage)(start, width)
    yield page
    const last = page.at(-1)
    // A page that stops short of its end is the last: versions have no holes.
    if (!last || lastVersionOf(last) < end - 1) return
    start = lastVersionOf(last) + 1
    width = PAGE
  }
}

/** The commits of a stream that hold an event of one of these types, in order. */
export const commitsWith = (
  { commits }: Pick<Collections, 'commits'>,
  stream: string,
  types: readonly string[],
  deadline: Deadline,
): Promise<CommitDocument[]> =>
  reading(deadline, (options) =>
    commits
      .find({ stream, 'events.type': { $in: [...types] } }, { ...options, sort: { version: 1 } })
      .toArray(),
  )

/** The commit that a command id led to on this stream, if any. */
export const commitOf = (
  { commits }: Pick<Collections, 'commits'>,
  stream: string,
  commandId: string,
  deadline: Deadline,
): Promise<CommitDocument | null> =>
  reading(deadline, (options) => commits.findOne({ stream, commandId }, options))

/** A version may lie inside a commit: then reading starts where that commit does. */
export async function commitStart(
  { commits }: Pick<Collections, 'commits'>,
  stream: string,
  from: number,
  mostPerCommit: number,
  deadline: Deadline,
): Promise<number> {
  if (from === 1) return 1
  const exact = await reading(deadline, (options) =>
    commits.findOne({ stream, version: from }, options),
  )
  if (exact) return from
  const version = { $gt: from - mostPerCommit, $lt: from }
  const before = await reading(deadline, (options) =>
    commits.findOne({ stream, version }, { ...options, sort: { version: -1 } }),
  )
  return before && lastVersionOf(before) >= from ? before.version : from
}
