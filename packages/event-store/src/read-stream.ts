import type { Instant } from '@seedline/values'
import type { Aggregate } from './aggregate.ts'
import type { Recorded } from './event.ts'
import type { EventStore } from './event-store.ts'

export interface StreamPart {
  readonly recordedAt?: Instant
  /** The last version, where not all are wanted. */
  readonly version?: number
  readonly from?: number
  readonly to?: number | undefined
  readonly deadline?: Date
}

const PAGE = 1000

/** The events of a stream, page by page, oldest first. */
export async function* readStream<S, E>(
  store: EventStore,
  aggregate: Aggregate<S, E>,
  id: string,
  { recordedAt, version = Infinity, from = 1, to = Infinity, deadline }: StreamPart = {},
): AsyncGenerator<Recorded<E>> {
  const last = Math.min(version, to)
  for (let next = from; next <= last; next += PAGE) {
    const page = await store.read(aggregate, id, {
      fromVersion: next,
      limit: Math.min(PAGE, last - next + 1),
      ...(recordedAt && { recordedAt }),
      ...(deadline && { deadline }),
    })
    yield* page
    if (page.length < PAGE) return
  }
}
