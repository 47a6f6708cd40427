import type { StreamHead, StreamRange } from '@seedline/event-store'
import type { EventMessage } from '../envelope/event-message.ts'
import type { History } from './history.ts'

/** A range holds about so many events, unless one stream alone has more. */
const MOST_EVENTS = 2000

/** The version up to which a stream was seen; 0 for one that wasn't. */
export type Seen = (stream: string) => number

/**
 * What these streams have and `seen` has not, in order of each stream, page by page. Neighbours of
 * which nothing was seen are read together.
 */
export async function* eventsBehind(
  history: History,
  topic: string,
  heads: AsyncIterable<readonly StreamHead[]> | Iterable<readonly StreamHead[]>,
  seen: Seen,
): AsyncGenerator<readonly EventMessage[]> {
  for await (const page of heads) {
    for (const range of rangesBehind(page, seen)) yield* history.events(topic, range)
  }
}

/** What is to be read, as few ranges; heads are in order of their names. */
export function rangesBehind(heads: readonly StreamHead[], seen: Seen): readonly StreamRange[] {
  const ranges: StreamRange[] = []
  let run: { readonly first: string; readonly last: string; readonly events: number } | undefined
  const end = (): void => {
    if (run !== undefined)
      ranges.push({ after: { stream: run.first, version: 0 }, through: run.last })
    run = undefined
  }
  for (const { stream, version } of heads) {
    const from = seen(stream)
    if (from > 0 || from >= version || (run?.events ?? 0) + version > MOST_EVENTS) end()
    if (from >= version) continue
    if (from > 0) ranges.push({ after: { stream, version: from }, through: stream })
    else run = { first: run?.first ?? stream, last: stream, events: (run?.events ?? 0) + version }
  }
  end()
  return ranges
}
