import type { Method, StreamMethod } from '@seedline/contracts/method'
import type { CallRule } from '@seedline/contracts/roles'
import type { Call } from './call.ts'

/** A generated `…ServiceService` constant whose RPCs are all unary. */
export type UnaryService = Readonly<Record<string, Method>>

export type RequestOf<M extends Method> = ReturnType<M['requestDeserialize']>
export type ResponseOf<M extends Method> = ReturnType<M['responseDeserialize']>

/** One asynchronous function per RPC. Throw a ProblemError to refuse. */
export type Handlers<S extends UnaryService> = {
  readonly [K in keyof S]: (request: RequestOf<S[K]>, call: Call) => Promise<ResponseOf<S[K]>>
}

/** Who may call each RPC; one without a rule is not served. */
export type Rules<S extends UnaryService> = { readonly [K in keyof S]: CallRule }

/** A service with its handlers and rules checked for completeness. Made by `bind`. */
export interface BoundService {
  /** e.g. 'seedline.fund.v1.DealService' */
  readonly name: string
  readonly methods: readonly BoundMethod[]
  readonly streams?: readonly BoundStream[]
}

export interface BoundMethod {
  readonly key: string
  readonly definition: Method
  readonly rule: CallRule
  readonly handle: (request: unknown, call: Call) => Promise<unknown>
}

/** A generated `…ServiceService` constant whose RPCs all answer with streams. */
export type StreamService = Readonly<Record<string, StreamMethod>>

type RequestOfStream<M extends StreamMethod> = ReturnType<M['requestDeserialize']>
type ItemOf<M extends StreamMethod> = ReturnType<M['responseDeserialize']>

/** What answers with a stream: the next item is asked for once the one before is on its way. */
export type Streaming<Request, Item> = (request: Request, call: Call) => AsyncGenerator<Item, void>

/** One generator per RPC. Throw a ProblemError to end it with a refusal. */
export type StreamHandlers<S extends StreamService> = {
  readonly [K in keyof S]: Streaming<RequestOfStream<S[K]>, ItemOf<S[K]>>
}

export interface BoundStream {
  readonly definition: StreamMethod
  readonly rule: CallRule
  readonly handle: Streaming<unknown, unknown>
}
