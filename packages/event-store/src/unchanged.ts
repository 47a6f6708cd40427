import { setImmediate as endOfTurn } from 'node:timers/promises'
import { asking } from './bounded.ts'
import type { Collections } from './collections.ts'
import { type CommitDocument, lastVersionOf } from './commit.ts'
import type { Deadline } from './deadline.ts'
import type { Folded } from './fold.ts'
import { PAGE, reading, timeLeft } from './read-commits.ts'

/**
 * Whether nothing was recorded on a stream since it was folded. Streams asked for within one turn of the process are looked at
 * together, and nothing of their events is read.
 */
export type Unchanged = (
  stream: string,
  folded: Folded<unknown>,
  deadline: Deadline,
) => Promise<boolean>

type Seen = Pick<CommitDocument, '_id' | 'stream' | 'version' | 'size'>
type ByStream = ReadonlyMap<string, readonly Seen[]>

interface Together {
  readonly known: Map<string, Folded<unknown>>
  /** The latest of those who ask: whoever has less time gives up alone. */
  deadline: Deadline
  found: Promise<ByStream>
}

const MOST_STREAMS = 64
/** Of a longer one the look would bring what lies behind the ends of shorter ones. */
const LONGEST = 128

/** Looks of one store. @throws ProblemError of kind unavailable */
export function unchangedStreams(collections: Pick<Collections, 'commits'>): Unchanged {
  let open: Together | undefined
  const gather = (deadline: Deadline): Together => {
    const together: Together = {
      known: new Map(),
      deadline,
      found: endOfTurn().then(() => {
        if (open === together) open = undefined
        return lastOf(collections, together.known, together.deadline)
      }),
    }
    // All who asked may have given up before it fails.
    together.found.catch(() => undefined)
    open = together
    return together
  }
  return async (stream, folded, deadline) => {
    if (folded.version > LONGEST) return false
    const left = timeLeft(deadline)
    const full = open === undefined || open.known.size >= MOST_STREAMS
    const together = full ? gather(deadline) : (open ?? gather(deadline))
    together.known.set(stream, earlier(together.known.get(stream), folded))
    together.deadline = Math.max(together.deadline, deadline)
    const found = await asking(left, () => together.found)
    return isLast(folded, found.get(stream) ?? [])
  }
}

const earlier = (one: Folded<unknown> | undefined, other: Folded<unknown>): Folded<unknown> =>
  one !== undefined && one.version < other.version ? one : other

/** The commits of streams from the last that was folded of each, and at least the one behind it. */
async function lastOf(
  { commits }: Pick<Collections, 'commits'>,
  known: ReadonlyMap<string, Folded<unknown>>,
  deadline: Deadline,
): Promise<ByStream> {
  const folded = [...known.values()]
  const [only = '', ...others] = known.keys()
  // Bounded at both ends, as not every server stops a range at a limit.
  const version = {
    $gte: Math.min(...folded.map(({ anchor }) => anchor?.version ?? 1)),
    $lt: Math.max(...folded.map((one) => one.version)) + 2,
  }
  const stream = others.length === 0 ? only : { $in: [...known.keys()] }
  const found = await reading(deadline, ({ promoteBuffers: _, ...options }) =>
    commits
      .find(
        { stream, version },
        {
          ...options,
          batchSize: PAGE,
          sort: { stream: 1, version: 1 },
          projection: { stream: 1, version: 1, size: 1 },
        },
      )
      .toArray(),
  )
  return Map.groupBy(found, (commit) => commit.stream)
}

/** Its last commit is there, which proves that both are of one history, and none behind it. */
function isLast({ anchor, version }: Folded<unknown>, commits: readonly Seen[]): boolean {
  const last = commits.at(-1)
  if (anchor === undefined || last === undefined)
    return anchor === undefined && version === 0 && last === undefined
  return last._id.equals(anchor.commitId) && lastVersionOf(last) === version
}
