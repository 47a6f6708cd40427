import type { Aggregate, EventStore } from '@seedline/event-store'
import type { Gathering } from './gatherer.ts'

/** An aggregate's state as it is known by an instant; the current one is kept by the store, and costs hardly a read. */
export async function stateAsOf<S, E>(
  store: EventStore,
  aggregate: Aggregate<S, E>,
  { enterpriseId, recordedAt }: Gathering,
  limit: number,
): Promise<S> {
  if (recordedAt === undefined) return (await store.load(aggregate, enterpriseId)).state
  const recorded = await store.read(aggregate, enterpriseId, { limit, recordedAt })
  return recorded.reduce(
    (state, { event, actor }) => aggregate.evolve(state, event, actor),
    aggregate.initial,
  )
}
