import {
  isRecorded,
  type Operation,
  type OperationGroup,
  type RecordedBy,
  type RequestOf,
} from '@seedline/contracts/operations'
import {
  type Aggregate,
  type CommandCall,
  type Decision,
  type EventStore,
  type Outcome,
  optionsOf,
} from '@seedline/event-store'
import { deriveId, type Id } from '@seedline/values'

type Operations = Readonly<Record<string, Operation>>

/** Where commands are decided, and which of their fields is the aggregate's id. */
interface Deciding<S, E, Command, Name extends string, Other extends string> {
  readonly store: EventStore
  readonly aggregate: Aggregate<S, E>
  readonly decide: (command: Command, state: S) => Decision<E>
  /** e.g. 'Deal'; the field is then `dealId`, and what creates one derives it from the command's id. */
  readonly id: Name
  /** The commands of the group that need more: each has a handler of its own, which the type checker asks for. */
  readonly but?: readonly Other[]
}

type Handler<Request> = (request: Request, call: CommandCall) => Promise<Outcome>

/** What fulfils the commands of a group that need to know of nothing but their own aggregate. */
export type DecidedBy<O extends Operations, Other extends string = never> = {
  readonly [Rpc in Exclude<RecordedBy<O>, Other>]: Handler<RequestOf<O[Rpc]>>
}

/**
 * Fulfils the commands of a group by its aggregate alone: load, decide, append. One that needs more gets a use case of
 * its own, and is named in `but`.
 */
export const decidedBy = <
  const O extends Operations,
  S,
  E,
  Command,
  Name extends string,
  Other extends RecordedBy<O> & string = never,
>(
  group: OperationGroup<O>,
  { store, aggregate, decide, id, but = [] }: Deciding<S, E, Command, Name, Other>,
): DecidedBy<O, Other> => {
  const field = `${id.charAt(0).toLowerCase()}${id.slice(1)}Id`
  const handlerOf =
    ({ effect, name }: Operation): Handler<Readonly<Record<string, unknown>>> =>
    (request, call) => {
      const { at, commandId } = call.context
      const creates = effect === 'creates'
      const key = creates ? deriveId(id, commandId) : (request[field] as Id<Name>)
      const type = name.charAt(0).toUpperCase() + name.slice(1)
      // CommandOf says of the same operations what is put together here.
      const command = { ...request, type, at, [field]: key } as Command
      return store.execute(aggregate, key, call.context, (state) => decide(command, state), {
        ...optionsOf(call),
        ...(creates && { likelyNew: true }),
      })
    }
  const recorded = Object.entries<Operation>(group.operations).filter(
    ([rpc, { effect }]) => isRecorded(effect) && !(but as readonly string[]).includes(rpc),
  )
  return Object.fromEntries(
    recorded.map(([rpc, operation]) => [rpc, handlerOf(operation)]),
  ) as unknown as DecidedBy<O, Other>
}
