import type { Schema, Step } from '@seedline/contracts/kinds'
import type { Effect } from '@seedline/contracts/operations'
import type { Rate } from '@seedline/contracts/rates'
import type { RefusalCode } from '@seedline/contracts/refusals'
import type { Rule } from '@seedline/contracts/roles'
import type { Text } from '@seedline/values'

/** Who may call: nobody needs a token ('anyone'), every known role will do ('any-role'), or these roles. */
export type Admission = 'anyone' | Rule

/** The fields of a request by where they stand; no body: none is taken. */
export interface Places {
  readonly path: readonly Step[]
  readonly query: readonly Step[]
  readonly body: readonly Step[] | undefined
}

/** What an operation takes and answers: the router, the OpenAPI document and /docs are made of it. */
export interface Contract {
  readonly operationId: string
  readonly method: 'get' | 'post'
  /** As in OpenAPI: `/api/v1/enterprises/{enterpriseId}`. */
  readonly path: string
  /** The heading under which documents list it. */
  readonly tag: Text
  readonly summary: Text
  readonly description?: string
  readonly admits: Admission
  readonly places: Places
  /** How often an organisation may ask. */
  readonly rate?: Rate
  /** Answered by the gateway itself: no service looks at the values. */
  readonly own?: boolean
  /** A write takes an Idempotency-Key, and If-Match where it changes something that exists. */
  readonly write: Effect | undefined
  readonly answer: {
    readonly status: 200 | 201
    readonly schema: Schema
    /** Carries the version as ETag. */
    readonly versioned?: boolean
    /** Also answers `Accept: text/csv`. */
    readonly csv?: boolean
    /** Also answers `Accept` of a workbook. */
    readonly xlsx?: boolean
    /** Also answers `Accept: application/x-ndjson`: all pages as lines of JSON. */
    readonly lines?: boolean
    /** Server-sent events of `schema` instead of one JSON body. */
    readonly stream?: boolean
  }
  /** Refusals of its own, beside those that every operation of its sort may give. */
  readonly problems: readonly RefusalCode[]
}

/** The media type of lines of JSON. */
export const linesType = 'application/x-ndjson'

/** The media type of XLSX. */
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The names of a path's parameters. */
export const namesIn = (path: string): readonly string[] =>
  [...path.matchAll(/\{([A-Za-z]+)\}/g)].map(([, name = '']) => name)

/** Where each field stands: in the path where that names it, else in the query of a GET or in the body. */
export const placesOf = (
  method: Contract['method'],
  path: string,
  steps: readonly Step[],
): Places => {
  const inPath = new Set(namesIn(path))
  const others = steps.filter(({ name }) => !inPath.has(name))
  return {
    path: steps.filter(({ name }) => inPath.has(name)),
    query: method === 'get' ? others : [],
    body: method === 'post' && others.length > 0 ? others : undefined,
  }
}
