import { createHash } from 'node:crypto'
import { ProblemError, problem } from '@seedline/values'
import { mongo } from 'mongoose'

/** The values of the sort paths and the key of a page's last document. */
export type Position = readonly Scalar[]
export type Scalar = string | number | bigint | boolean | Date | null

/** The longest token that is given out or taken, in characters: the gateway takes no longer one. */
export const pageTokenMax = 2000

/**
 * Opaque to callers; bound to the question that it answers a page of. A position whose values are
 * too long for a token is told by the document's key alone, its last value.
 */
export function writePageToken(question: string, position: Position): string {
  const whole = encoded([question, ...position])
  return whole.length <= pageTokenMax ? whole : encoded([question, ...position.slice(-1)])
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
  if (token.length > pageTokenMax) throw pageTokenInvalid()
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
  new ProblemError(
    problem(
      'PAGE_TOKEN_INVALID',
      'invalid',
      { zh: '翻页标记无效或属于另一查询', en: 'The page token is not valid, or of another query' },
      {
        zh: '请原样使用上一页返回的标记，并保持筛选和排序不变；或从第一页开始',
        en: 'Use the token of the page before as it came, with the same filter and sort, or start anew',
      },
    ),
    { cause },
  )
