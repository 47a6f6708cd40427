import { setImmediate as endOfTurn } from 'node:timers/promises'
import { asking } from './bounded.ts'
import type { Collections } from './collections.ts'
import type { CommitDocument } from './commit.ts'
import type { Deadline } from './deadline.ts'
import { PAGE, reading, timeLeft } from './read-commits.ts'

/**
 * The first `width` versions of a stream, in order. Those asked for within one turn of the process are read together:
 * commands that were answered together go on together, and each would else send a question of its own.
 */
export type FirstPages = (
  stream: string,
  width: number,
  deadline: Deadline,
) => Promise<readonly CommitDocument[]>

type ByStream = ReadonlyMap<string, readonly CommitDocument[]>

interface Together {
  readonly streams: Set<string>
  /** The latest of those who ask: whoever has less time gives up alone. */
  deadline: Deadline
  found: Promise<ByStream>
}

/** What one read answers has to be held at once. */
const MOST_STREAMS = 64

/** Pages of one store. @throws ProblemError of kind unavailable */
export function firstPages(collections: Pick<Collections, 'commits'>): FirstPages {
  const gathering = new Map<number, Together>()

  const gather = (width: number, deadline: Deadline): Together => {
    const streams = new Set<string>()
    const together: Together = { streams, deadline, found: Promise.resolve(new Map()) }
    together.found = endOfTurn().then(() => {
      if (gathering.get(width) === together) gathering.delete(width)
      return pagesOf(collections, [...streams], width, together.deadline)
    })
    // All who asked may have given up before it fails.
    together.found.catch(() => undefined)
    gathering.set(width, together)
    return together
  }

  return async (stream, width, deadline) => {
    const left = timeLeft(deadline)
    const open = gathering.get(width)
    const together = open && open.streams.size < MOST_STREAMS ? open : gather(width, deadline)
    together.streams.add(stream)
    together.deadline = Math.max(together.deadline, deadline)
    const found = await asking(left, () => together.found)
    return found.get(stream) ?? []
  }
}

async function pagesOf(
  { commits }: Pick<Collections, 'commits'>,
  streams: readonly string[],
  width: number,
  deadline: Deadline,
): Promise<ByStream> {
  const [only = '', ...others] = streams
  // Bounded at both ends, as not every server stops a range at a limit.
  const version = { $gte: 1, $lt: 1 + width }
  const stream = others.length === 0 ? only : { $in: [...streams] }
  const sort = { stream: 1, version: 1 } as const
  const found = await reading(deadline, (options) =>
    commits.find({ stream, version }, { ...options, batchSize: PAGE, sort }).toArray(),
  )
  return Map.groupBy(found, (commit) => commit.stream)
}
