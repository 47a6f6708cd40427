import type { Aggregate, EventStore } from '@seedline/event-store'
import type { LocalDate } from '@seedline/values'
import type { Gathered, Gathering } from './gatherer.ts'
import { remembering } from './remembering.ts'

/** What is gathered from the state of one stream: of the very state that it was gathered from before, the same again. */
export function gatheredFrom<S extends object, E>(
  { store, aggregate, limit }: Kept<S, E>,
  gathered: (state: S, asked: Gathering) => Gathered,
): (asked: Gathering) => Promise<Gathered> {
  const last = remembering<{ readonly on: LocalDate; readonly found: Gathered }, S>(mostStates)
  return async (asked) => {
    const state = await stateAsOf(store, aggregate, asked, limit)
    const known = last.get(state)
    if (known?.on === asked.on) return known.found
    const found = gathered(state, asked)
    last.keep(state, { on: asked.on, found })
    return found
  }
}

/** Of so many states is remembered what was gathered; a figure's take some tens of kB, as rules read them. */
const mostStates = 100

interface Kept<S, E> {
  readonly store: EventStore
  readonly aggregate: Aggregate<S, E>
  /** More events than its stream may have. */
  readonly limit: number
}

/** An aggregate's state as it is known by an instant; of the current one the store is asked only whether it still is that. */
async function stateAsOf<S, E>(
  store: EventStore,
  aggregate: Aggregate<S, E>,
  { enterpriseId, recordedAt }: Gathering,
  limit: number,
): Promise<S> {
  if (recordedAt === undefined) return (await store.current(aggregate, enterpriseId)).state
  const recorded = await store.read(aggregate, enterpriseId, { limit, recordedAt })
  return recorded.reduce(
    (state, { event, actor }) => aggregate.evolve(state, event, actor),
    aggregate.initial,
  )
}
