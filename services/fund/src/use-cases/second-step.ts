import {
  type Aggregate,
  type CommandCall,
  type Decision,
  type EventStore,
  type Outcome,
  optionsOf,
} from '@seedline/event-store'

/** The later step of a command of several: what it may do depends on what the first one left elsewhere. */
export interface SecondStep<S, E, First> {
  readonly aggregate: Aggregate<S, E>
  readonly id: string
  /** What the first step of this very command left, while it stands. */
  first(): Promise<First | undefined>
  decide(state: S, version: number, first: First | undefined): Decision<E>
}

/**
 * Records a second step. Where the same call has just made the first one, it brings what that left; otherwise it is
 * looked up, but only where there is something to decide: most of what is carried on is known as recorded.
 */
export async function executeSecond<S, E, First>(
  store: EventStore,
  { aggregate, id, first, decide }: SecondStep<S, E, First>,
  call: CommandCall,
  justMade?: First,
): Promise<Outcome> {
  let left = justMade
  let isKnown = left !== undefined
  const decided = (state: S, version: number): Decision<E> => {
    if (!isKnown) throw new Unknown()
    return decide(state, version, left)
  }
  const execute = () => store.execute(aggregate, id, call.context, decided, optionsOf(call))
  try {
    return await execute()
  } catch (error) {
    if (!(error instanceof Unknown)) throw error
  }
  left = await first()
  isKnown = true
  return execute()
}

/** Nothing can be decided before it is known what the first step left. */
class Unknown extends Error {}
