import type { Aggregate, EventStore, Recorded } from '@seedline/event-store'
import type { AsOf } from '@seedline/views'

const pageEvents = 1000

/** The events of a stream as known at `recordedAt`, page by page, oldest first. */
export async function* readStream<S, E>(
  store: EventStore,
  aggregate: Aggregate<S, E>,
  id: string,
  { recordedAt }: Pick<AsOf, 'recordedAt'>,
  fromVersion = 1,
): AsyncGenerator<Recorded<E>> {
  for (let from = fromVersion; ; from += pageEvents) {
    const page = await store.read(aggregate, id, {
      fromVersion: from,
      limit: pageEvents,
      ...(recordedAt && { recordedAt }),
    })
    yield* page
    if (page.length < pageEvents) return
  }
}
