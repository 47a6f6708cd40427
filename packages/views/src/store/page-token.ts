import { createHash } from 'node:crypto'
import { pageTokenMost } from '@seedline/contracts/bounds'
import { causedBy } from '@seedline/contracts/refusals'
import type { ProblemError } from '@seedline/values'
import { mongo } from 'mongoose'

/** The values of the sort paths and the key of a page's last document. */
export type Position = readonly Scalar[]
export type Scalar = string | number | bigint | boolean | Date | null

/**
 * Opaque to callers; bound to the question that it answers a page of. A position whose values are
 * too long for a token is told by the document's key alone, its last value.
 */
export function writePageToken(question: string, position: Position): string {
  const whole = encoded([question, ...position])
  return whole.length <= pageTokenMost ? whole : encoded([question, ...position.slice(-1)])
}

const encoded = (parts: readonly unknown[]): string =>
  Buffer.from(mongo.BSON.EJSON.stringify(parts, { relaxed: false })).toString('base64url')

/**
 * The position, or the key alone of the document that is there; undefined for the first page.
 * @throws ProblemError PAGE_TOKEN_INVALID
 */
export function readPageToken(
  question: string,
  length: number,
  token: string,
): Position | undefined {
  if (token === '') return undefined
  if (token.length > pageTokenMost) throw pageTokenInvalid()
  const parts = parse(token)
  if (!Array.isArray(parts)) throw pageTokenInvalid()
  const [asked, ...position] = parts as unknown[]
  const complete = position.length === length || position.length === 1
  if (asked !== question || !complete || !position.every(isScalar)) throw pageTokenInvalid()
  return position
}

/** What tells one question from another. */
export function questionOf(
  filter: Readonly<Record<string, unknown>>,
  sort: Readonly<Record<string, 1 | -1>>,
): string {
  const text = mongo.BSON.EJSON.stringify([filter, Object.entries(sort)], { relaxed: false })
  return createHash('sha256').update(text).digest('base64url').slice(0, 16)
}

function parse(token: string): unknown {
  try {
    const text = Buffer.from(token, 'base64url').toString('utf8')
    return mongo.BSON.EJSON.parse(text, { relaxed: true, useBigInt64: true })
  } catch (cause) {
    throw pageTokenInvalid(cause)
  }
}

/** Anything else in a token would be a query of the sender's own. */
export const isScalar = (value: unknown): value is Scalar =>
  value === null ||
  value instanceof Date ||
  ['string', 'number', 'bigint', 'boolean'].includes(typeof value)

export const pageTokenInvalid = (cause?: unknown): ProblemError =>
  causedBy(cause, 'PAGE_TOKEN_INVALID')
