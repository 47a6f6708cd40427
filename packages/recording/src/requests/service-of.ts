import { createHash } from 'node:crypto'
import type { Faults } from '@seedline/contracts/kinds'
import {
  type AnswerOf,
  isRecorded,
  type Operation,
  type OperationGroup,
  type RequestOf,
  readRequest,
} from '@seedline/contracts/operations'
import type { CommandOutcome } from '@seedline/contracts/values/v1/values'
import { type Actor, type CommandCall, type Outcome, requestHashOf } from '@seedline/event-store'
import { type BoundService, bind, type Call } from '@seedline/service-kit/grpc'
import type { Clock } from '@seedline/values'

/** A command's circumstances, and the call that brought it. */
export interface Commanded<Found = unknown> extends CommandCall {
  readonly asking: Call
  /** What the guard of its owner looked up to let it pass: nobody has to look for it again. */
  readonly found: Found | undefined
}

type Operations = Readonly<Record<string, Operation>>

/** What fulfils each operation: a command leads to an outcome, a question to its answer. */
export type HandlersOf<O extends Operations, Found = unknown> = {
  readonly [Rpc in keyof O]: AnswerOf<O[Rpc]> extends CommandOutcome
    ? (request: RequestOf<O[Rpc]>, call: Commanded<Found>) => Promise<Outcome>
    : (request: RequestOf<O[Rpc]>, asking: Call) => Promise<AnswerOf<O[Rpc]>>
}

/** What only the service can see of a request's fields, such as codes of a list that it was started with. */
export type ChecksOf<O extends Operations> = {
  readonly [Rpc in keyof O]?: (values: Partial<RequestOf<O[Rpc]>>, faults: Faults) => void
}

/** Those owners of whom has to be found out, by what is asked for, whether the caller may. */
type Guarded = Exclude<Operation['of'], 'nobody' | 'maker' | 'shown'>

/** How something is asked for: to be changed, or only to be read; and whom its operation admits. */
export interface Asked extends Pick<Call, 'token' | 'requestId'> {
  readonly values: Readonly<Record<string, unknown>>
  readonly admits: Operation['admits']
  readonly actor: Actor
  readonly deadline: Date
  readonly changes: boolean
}

/**
 * Turns away whoever may not have what is asked for, and answers what it has found of the owner.
 * @throws ProblemError of kind forbidden or not-found
 */
export type Guard<Found = unknown> = (asked: Asked) => Promise<Found | undefined>

export type Guards<Found = unknown> = { readonly [Owner in Guarded]?: Guard<Found> }

interface Surroundings<O extends Operations, Found> {
  readonly clock: Clock
  /** One for each owner that an operation of the group declares. */
  readonly guards?: Guards<Found>
  readonly checks?: ChecksOf<O>
}

type Handler = (request: unknown, call: unknown) => Promise<unknown>
type Check = NonNullable<Operation['check']>

/**
 * A proto service by its declared operations: each request is read once, into the domain's values, and handed
 * to what fulfils it. Who may call is declared, too, and whose what is asked for has to be; what was found out about
 * that goes with a command, so that no use case reads it anew.
 * @throws Error where an operation declares an owner that nothing guards
 */
export const serviceOf = <O extends Operations, Found>(
  group: OperationGroup<O>,
  { clock, checks, guards = {} }: Surroundings<O, Found>,
  handlers: HandlersOf<O, Found>,
): BoundService => {
  const rpcs = Object.entries<Operation>(group.operations)
  const of = <T>(made: (operation: Operation, rpc: string) => T): Record<string, T> =>
    Object.fromEntries(rpcs.map(([rpc, operation]) => [rpc, made(operation, rpc)]))
  const handlerOf = (operation: Operation, rpc: string) => {
    const handle = (handlers as Readonly<Record<string, Handler>>)[rpc] as Handler
    const check = (checks as Readonly<Record<string, Check>> | undefined)?.[rpc]
    const read = check ? withCheck(operation, check) : operation
    return answering(read, handle, { clock, guard: guardOf(operation, guards) })
  }
  return bind(
    of(({ method }) => method),
    of(handlerOf),
    of(({ admits }) => admits),
  )
}

function guardOf({ name, of }: Operation, guards: Guards): Guard | undefined {
  if (of === 'nobody' || of === 'maker' || of === 'shown') return undefined
  const guard = guards[of]
  if (guard === undefined) throw new Error(`${name} is of a ${of}, and nothing guards that here`)
  return guard
}

interface Answering {
  readonly clock: Clock
  readonly guard: Guard | undefined
}

const withCheck = (operation: Operation, check: Check): Operation => ({
  ...operation,
  check(values, faults) {
    operation.check?.(values, faults)
    check(values, faults)
  },
})

const answering =
  (operation: Operation, handle: Handler, { clock, guard }: Answering) =>
  async (message: unknown, asking: Call): Promise<unknown> => {
    const { values, commandId, expectedVersion } = readRequest(operation, message as object)
    const { actor, token, requestId, deadline, traceparent, tryOnly } = asking
    const { admits, effect } = operation
    const changes = isRecorded(effect)
    const found = await guard?.({ values, admits, actor, token, requestId, deadline, changes })
    if (!changes) return handle(values, asking)
    const context = {
      commandId,
      actor,
      at: clock(),
      requestHash: hashOf(operation, message, asking.bytes),
      ...(traceparent !== undefined && { traceparent }),
      ...(tryOnly && { tryOnly }),
    }
    return toProto(
      (await handle(values, { context, expectedVersion, deadline, asking, found })) as Outcome,
    )
  }

// A command id is refused to another request. What counts is what is declared of it and isn't left at its default, so that
// a field that is new since the first try doesn't make another request of it; and to the byte the same is the same, though
// whoever took the first try did not know all of its fields.
const hashOf = (operation: Operation, message: unknown, bytes: Uint8Array): string => {
  const understood = operation.method.requestSerialize(message as never)
  const asCame = digestOf(operation, bytes)
  return requestHashOf(understood.equals(bytes) ? asCame : digestOf(operation, understood), asCame)
}

// With what was asked: two requests to do different things may have the same bytes.
const digestOf = ({ method }: Operation, bytes: Uint8Array): string =>
  createHash('sha256').update(method.path).update('\0').update(bytes).digest('hex')

const toProto = (outcome: Outcome): CommandOutcome => ({
  id: outcome.id,
  version: outcome.version,
  eventIds: outcome.eventIds,
  repeatedCommand: outcome.repeated,
  traceId: outcome.traceId,
})
