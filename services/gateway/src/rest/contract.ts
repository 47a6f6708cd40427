import type { Rule } from '@seedline/service-kit'
import type * as z from 'zod'
import type { ProblemCode } from '../problems/catalogue.ts'

/** A sentence in both languages. */
export interface Text {
  readonly zh: string
  readonly en: string
}

/** Who may call: nobody needs a token ('anyone'), every known role will do ('any-role'), or these roles. */
export type Admission = 'anyone' | Rule

/** What an operation takes and answers: the router and the OpenAPI document are both made of it. */
export interface Contract {
  readonly operationId: string
  readonly method: 'get' | 'post'
  /** As in OpenAPI: `/api/v1/enterprises/{enterpriseId}`. */
  readonly path: string
  readonly tag: string
  readonly summary: Text
  readonly admits: Admission
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  /** A write takes an Idempotency-Key, and If-Match where it changes something that exists. */
  readonly write?: 'creates' | 'changes' | 'acts'
  readonly answer: {
    readonly status: 200 | 201
    readonly schema: z.ZodType
    /** Carries the version as ETag. */
    readonly versioned?: boolean
    /** Also answers `Accept: text/csv`. */
    readonly csv?: boolean
    /** Server-sent events of `schema` instead of one JSON body. */
    readonly stream?: boolean
  }
  /** Refusals of its own, beside those that every operation of its sort may give. */
  readonly problems: readonly ProblemCode[]
}

/** Declares an operation, keeping the types of its schemas. */
export const contract = <const C extends Contract>(declared: C): C => declared
