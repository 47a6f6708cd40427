import type { ServerResponse } from 'node:http'
import type { Actor, CallOptions } from '@seedline/service-kit'
import type * as z from 'zod'
import type { Language } from '../problems/language.ts'
import type { Contract } from './contract.ts'

type Read<C, Part extends 'params' | 'query' | 'body'> = C extends {
  readonly [P in Part]: infer S extends z.ZodType
}
  ? z.output<S>
  : undefined

/** A request as its route receives it: admitted, parsed, with what its calls to services carry. */
export interface Input<C extends Contract = Contract> {
  readonly params: Read<C, 'params'>
  readonly query: Read<C, 'query'>
  readonly body: Read<C, 'body'>
  /** Of the actor and the Idempotency-Key; '' for reads. */
  readonly commandId: string
  /** From If-Match; 0: whatever is current. */
  readonly expectedVersion: number
  /** Undefined where the contract admits anyone. */
  readonly actor: Actor | undefined
  readonly call: CallOptions
  readonly language: Language
}

/** What a route answers; the version becomes the ETag. */
export interface Answer<Body> {
  readonly body: Body
  readonly version?: number
}

/** The rows of an export, heading first, in bounded portions. */
export type Rows = AsyncIterable<readonly string[]>

/** A contract answered by one body. */
export interface AnswerRoute {
  readonly kind: 'answer'
  readonly contract: Contract
  readonly handle: (input: Input) => Promise<Answer<unknown>>
  /** The name of the file and its rows, where the contract also answers CSV. */
  readonly table?: (input: Input) => { readonly name: string; readonly rows: Rows }
}

/** A contract answered by a stream of events that stays open. */
export interface StreamRoute {
  readonly kind: 'stream'
  readonly contract: Contract
  readonly open: (input: Input, response: ServerResponse) => void
}

/** A contract with what fulfils it. */
export type Route = AnswerRoute | StreamRoute

type Handle<C extends Contract> = (
  input: Input<C>,
) => Promise<Answer<z.input<C['answer']['schema']>>>

type Table<C extends Contract> = (input: Input<C>) => { readonly name: string; readonly rows: Rows }

/** Binds a contract to its handler (and its export, where it has one); the types of both must agree. */
export const route = <C extends Contract>(
  contract: C,
  handle: Handle<C>,
  ...[table]: C extends { readonly answer: { readonly csv: true } } ? [Table<C>] : [never?]
): Route => ({
  kind: 'answer',
  contract,
  // The router parses with the contract's own schemas before it calls, so the types hold.
  handle: handle as unknown as AnswerRoute['handle'],
  ...(table === undefined ? {} : { table: table as unknown as NonNullable<AnswerRoute['table']> }),
})

/** Binds a contract to what keeps its stream open. */
export const streamRoute = <C extends Contract>(
  contract: C,
  open: (input: Input<C>, response: ServerResponse) => void,
): Route => ({ kind: 'stream', contract, open: open as unknown as StreamRoute['open'] })
