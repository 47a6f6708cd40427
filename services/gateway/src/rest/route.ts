import type { ServerResponse } from 'node:http'
import type { Actor, CallOptions } from '@seedline/service-kit'
import type { Party } from '../http/limits.ts'
import type { Language } from '../problems/language.ts'
import type { Contract } from './contract.ts'

/** A request as its route receives it: admitted, in the shape of its message, with what its calls to services carry. */
export interface Input {
  readonly message: Readonly<Record<string, unknown>>
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
export interface Answer {
  readonly body: unknown
  readonly version?: number
  /** Whether the same command had been accepted before. */
  readonly repeated?: boolean
}

/** The rows of an export, heading first, in bounded portions. */
export type Rows = AsyncIterable<readonly string[]>

/** A contract answered by one body. */
export interface AnswerRoute {
  readonly kind: 'answer'
  readonly contract: Contract
  readonly handle: (input: Input) => Promise<Answer>
  /** The name of the file and its rows, where the contract also answers CSV. */
  readonly table?: (input: Input) => { readonly name: string; readonly rows: Rows }
  /** Every line from where it is asked for on, in bounded portions, where the contract also answers lines of JSON. */
  readonly lines?: (input: Input) => AsyncIterable<string>
  /** The same as a workbook, where the contract also answers XLSX. */
  readonly workbook?: (input: Input) => {
    readonly name: string
    readonly bytes: Promise<Uint8Array>
  }
}

/** A contract answered by a stream of events that stays open. */
export interface StreamRoute {
  readonly kind: 'stream'
  readonly contract: Contract
  readonly open: (input: Input, response: ServerResponse, party: Party) => void
}

/** A contract with what fulfils it. */
export type Route = AnswerRoute | StreamRoute
