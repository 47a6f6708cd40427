import { setImmediate as endOfTurn } from 'node:timers/promises'
import { asking } from './bounded.ts'
import type { Collections } from './collections.ts'
import type { CommitDocument } from './commit.ts'
import type { Deadline } from './deadline.ts'
import { PAGE, reading, timeLeft } from './read-commits.ts'

/** So many versions of a stream from one on. */
export interface Page {
  readonly from: number
  readonly width: number
}

/**
 * A page of a stream, in order. The same page of streams asked for within one turn of the process is read together:
 * commands that were answered together go on together, and each would else send a question of its own.
 */
export type GatheredPages = (
  stream: string,
  page: Page,
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
export function gatheredPages(collections: Pick<Collections, 'commits'>): GatheredPages {
  const gathering = new Map<string, Together>()

  const gather = (key: string, page: Page, deadline: Deadline): Together => {
    const streams = new Set<string>()
    const together: Together = { streams, deadline, found: Promise.resolve(new Map()) }
    together.found = endOfTurn().then(() => {
      if (gathering.get(key) === together) gathering.delete(key)
      return pagesOf(collections, [...streams], page, together.deadline)
    })
    // All who asked may have given up before it fails.
    together.found.catch(() => undefined)
    gathering.set(key, together)
    return together
  }

  return async (stream, page, deadline) => {
    const left = timeLeft(deadline)
    const key = `${page.from}+${page.width}`
    const open = gathering.get(key)
    const together = open && open.streams.size < MOST_STREAMS ? open : gather(key, page, deadline)
    together.streams.add(stream)
    together.deadline = Math.max(together.deadline, deadline)
    const found = await asking(left, () => together.found)
    return found.get(stream) ?? []
  }
}

async function pagesOf(
  { commits }: Pick<Collections, 'commits'>,
  streams: readonly string[],
  { from, width }: Page,
  deadline: Deadline,
): Promise<ByStream> {
  const [only = '', ...others] = streams
  // Bounded at both ends, as not every server stops a range at a limit.
  const version = { $gte: from, $lt: from + width }
  const stream = others.length === 0 ? only : { $in: [...streams] }
  const sort = { stream: 1, version: 1 } as const
  const found = await reading(deadline, (options) =>
    commits.find({ stream, version }, { ...options, batchSize: PAGE, sort }).toArray(),
  )
  return Map.groupBy(found, (commit) => commit.stream)
}
