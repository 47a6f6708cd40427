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
interface Deciding<S, E, Command, Name extends string, Other extends string, Call> {
  readonly store: EventStore
  readonly aggregate: Aggregate<S, E>
  readonly decide: (command: Command, state: S) => Decision<E>
  /** e.g. 'Deal'; the field is then `dealId`, and what creates one derives it from the command's id. */
  readonly id: Name
  /** The commands of the group that need more: each has a handler of its own, which the type checker asks for. */
  readonly but?: readonly Other[]
  /** What each of them carries besides what was asked for, found before its aggregate is loaded. */
  knowing?(id: Id<Name>, call: Call): Promise<object>
}

type Handler<Request, Call> = (request: Request, call: Call) => Promise<Outcome>

/** What fulfils the commands of a group that their own aggregate decides. */
export type DecidedBy<O extends Operations, Other extends string = never, Call = CommandCall> = {
  readonly [Rpc in Exclude<RecordedBy<O>, Other>]: Handler<RequestOf<O[Rpc]>, Call>
}

/**
 * Fulfils the commands of a group by its aggregate: load, decide, append. One that needs more gets a use case of its
 * own, and is named in `but`.
 */
export const decidedBy = <
  const O extends Operations,
  S,
  E,
  Command,
  Name extends string,
  Other extends RecordedBy<O> & string = never,
  Call extends CommandCall = CommandCall,
>(
  group: OperationGroup<O>,
  { store, aggregate, decide, id, but = [], knowing }: Deciding<S, E, Command, Name, Other, Call>,
): DecidedBy<O, Other, Call> => {
  const field = `${id.charAt(0).toLowerCase()}${id.slice(1)}Id`
  const handlerOf =
    ({ effect, name }: Operation): Handler<Readonly<Record<string, unknown>>, Call> =>
    async (request, call) => {
      const { at, commandId } = call.context
      const creates = effect === 'creates'
      const key = creates ? deriveId(id, commandId) : (request[field] as Id<Name>)
      const type = name.charAt(0).toUpperCase() + name.slice(1)
      // CommandOf says of the same operations what is put together here.
      const command = {
        ...request,
        ...(await knowing?.(key, call)),
        type,
        at,
        [field]: key,
      } as Command
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
  ) as unknown as DecidedBy<O, Other, Call>
}
