import type { Instant, Text } from '@seedline/values'
import { isOwnBeforeBanks } from '../admission.ts'
import type { CommandOutcome } from '../gen/seedline/values/v1/values.ts'
import type { Faults, Members, MembersOf, Step, ValuesOf } from '../kinds/index.ts'
import { stepsOf } from '../kinds/index.ts'
import type { Method } from '../method.ts'
import type { Ownership } from '../ownership.ts'
import type { Rate } from '../rates.ts'
import type { RefusalCode } from '../refusals/index.ts'
import type { Rule } from '../roles.ts'
import type { Category } from '../services.ts'

type RequestMessage<M extends Method> = ReturnType<M['requestDeserialize']>

/** Who asks is told by the call, and what it depends on by headers: fields that no declaration names. */
type Header = 'commandId' | 'expectedVersion'

/** What a command does to what it names: makes it, changes it, or acts without recording. */
export type Effect = 'creates' | 'changes' | 'acts'

/**
 * The categories of streams whose facts an answer tells, and to whom: to all whom the operation admits, or to those of them who may read
 * the category, and for others the answer leaves them out.
 */
export type Tells = { readonly [One in Category]?: 'all' | 'to-its-readers' }

/**
 * Of which kind of facts a question tells one, by its id: all that a stream of this category says. What other streams add
 * to its answer is left `without` where it is told as a fact.
 */
export interface FactOf {
  readonly category: Category
  readonly without?: readonly string[]
}

/** Whether what has this effect is recorded: it has a command id, and answers with an outcome. */
export const isRecorded = (effect: Effect | undefined): boolean =>
  effect === 'creates' || effect === 'changes'

/** What an operation is, said once. */
export interface Operation<M extends Method = Method, Request extends Members = Members> {
  readonly method: M
  /** The RPC in camelCase; REST's operationId. */
  readonly name: string
  /** The proto service, e.g. seedline.fund.v1.DealService. */
  readonly service: string
  readonly verb: 'get' | 'post'
  /** As in OpenAPI: /api/v1/deals/{dealId}. */
  readonly path: string
  readonly summary: Text
  readonly description?: string
  readonly admits: Rule
  readonly of: Ownership
  readonly tells: Tells
  readonly factOf?: FactOf
  readonly effect: Effect | undefined
  /** Whether many of it may come at once, each judged alone, and only be tried: its handler asks no other service. */
  readonly inBatches: boolean
  readonly request: Request
  readonly steps: readonly Step[]
  /** Its answer is a page of lines of JSON, `next` the index where the next one begins: over REST also one stream of all. */
  readonly lines: boolean
  /** How often an organisation may ask it; absent: as often as it likes. */
  readonly rate?: Rate
  /** What no single field shows; values that were refused are undefined. */
  readonly check?: Check<Members>
  /** Refusals of its own, beside those that every operation of its sort may give. */
  readonly refuses: readonly RefusalCode[]
}

/** Looks at several fields of a request at once. */
type Check<Request> = {
  check(values: Partial<ValuesOf<Request>>, faults: Faults): void
}['check']

/** The domain's values of a request. */
export type RequestOf<O> = O extends Operation<Method, infer Request> ? ValuesOf<Request> : never

/** A command as its operation asks for it, with its name and its time. */
export type Asked<Type extends string, O> = RequestOf<O> & {
  readonly type: Type
  readonly at: Instant
}

/** What an operation's RPC answers. */
export type AnswerOf<O> =
  O extends Operation<infer M, Members> ? ReturnType<M['responseDeserialize']> : never

interface Said<Message, Request> {
  /** e.g. 'POST /api/v1/deals/{dealId}/closing' */
  readonly rest: `${'GET' | 'POST'} /${string}`
  readonly summary: Text
  readonly description?: string
  readonly admits: Rule
  /** To whom belongs what it touches. */
  readonly of: Ownership
  /** Needed of what tells facts that not everybody may read. */
  readonly tells?: Tells
  readonly factOf?: FactOf
  readonly request: Request & MembersOf<Message, Request, Header>
  readonly check?: Check<Request>
  readonly refuses: readonly RefusalCode[]
  readonly inBatches?: true
  readonly lines?: true
  readonly rate?: Rate
}

/** What those are refused to whom it doesn't belong. */
const refusedToOthers: Readonly<Record<Ownership, readonly RefusalCode[]>> = {
  nobody: [],
  maker: [],
  'managed-fund': ['FUND_OF_ANOTHER_ORGANISATION'],
  'managed-deal': ['FUND_OF_ANOTHER_ORGANISATION'],
  enterprise: ['CAP_TABLE_OF_OTHERS'],
  'own-enterprise': ['FACTS_OF_ANOTHER_ENTERPRISE'],
  subject: ['ENTERPRISE_OF_OTHERS'],
  // To others they are unknown.
  consent: [],
  query: [],
  pledge: [],
  'portfolio-pledge': [],
  'bank-policy': [],
  watch: [],
  alert: [],
  loan: [],
  'loan-applicant': ['LOAN_OF_OTHERS'],
  'loan-parties': ['LOAN_OF_OTHERS'],
  shown: [],
}

const made = <M extends Method, Request extends Members>(
  method: M,
  said: Omit<Said<unknown, unknown>, 'request' | 'check'> & {
    readonly request: Request
    readonly check?: Check<Request>
  },
  effect: Effect | undefined,
): Operation<M, Request> => {
  const [verb = '', path = ''] = said.rest.split(' ')
  const [, service = '', rpc = ''] = method.path.split('/')
  return {
    method,
    name: rpc.charAt(0).toLowerCase() + rpc.slice(1),
    service,
    verb: verb === 'GET' ? 'get' : 'post',
    path,
    summary: said.summary,
    ...(said.description !== undefined && { description: said.description }),
    admits: said.admits,
    of: said.of,
    tells: said.tells ?? {},
    ...(said.factOf !== undefined && { factOf: said.factOf }),
    effect,
    inBatches: said.inBatches === true,
    lines: said.lines === true,
    request: said.request,
    steps: stepsOf(said.request),
    ...(said.rate !== undefined && { rate: said.rate }),
    ...(said.check !== undefined && { check: said.check as Check<Members> }),
    refuses: [
      ...said.refuses,
      ...refusedToOthers[said.of],
      ...(isOwnBeforeBanks(said.admits) ? (['THROUGH_BANK_DESK'] as const) : []),
    ],
  }
}

/** Declares a command. A type error where the request's message has other fields than are declared. */
export const command = <M extends Method, const Request extends Members>(
  method: M,
  said: Said<RequestMessage<M>, Request> & { readonly effect: Effect },
): Operation<M, Request> => made(method, said, said.effect)

/** Declares a question. */
export const query = <M extends Method, const Request extends Members>(
  method: M,
  said: Said<RequestMessage<M>, Request>,
): Operation<M, Request> => made(method, said, undefined)

/** The operations of one proto service, each RPC's under its own name. */
export interface OperationGroup<
  Operations extends Readonly<Record<string, Operation>> = Readonly<Record<string, Operation>>,
> {
  /** The heading under which documents list them. */
  readonly tag: Text
  readonly operations: Operations
}

/** Puts the operations of a proto service together; a type error where one of its RPCs lacks. */
export const operationsOf = <
  Service extends Readonly<Record<string, Method>>,
  const Operations extends { readonly [Rpc in keyof Service]: Operation<Service[Rpc], Members> },
>(
  _service: Service,
  tag: Text,
  operations: Operations & {
    readonly [Rpc in Exclude<keyof Operations, keyof Service>]: never
  },
): OperationGroup<Operations> => ({ tag, operations })

type Operations = Readonly<Record<string, Operation>>

/** The names of those operations of a group that record something. */
export type RecordedBy<O extends Operations> = {
  readonly [Rpc in keyof O & string]: AnswerOf<O[Rpc]> extends CommandOutcome ? Rpc : never
}[keyof O & string]

/** The commands of a group as its aggregate decides on them: told apart by `type`, each with the aggregate's id. */
export type CommandOf<G, Key extends string, Id> =
  G extends OperationGroup<infer O>
    ? {
        readonly [Rpc in RecordedBy<O>]: Asked<Capitalize<Rpc>, O[Rpc]> & {
          readonly [K in Key]: Id
        }
      }[RecordedBy<O>]
    : never
