import { below } from '@seedline/contracts/kinds'
import { requestInvalid } from '@seedline/contracts/operations'
import { causedBy, problemOf, refusal } from '@seedline/contracts/refusals'
import { type JsonRead, readJson } from '@seedline/json-text'
import { ProblemError } from '@seedline/values'
import type { Request, Response } from 'express'
import { bodyBytes, mostBodyBytes } from './body-bytes.ts'
import { askForBody } from './continue.ts'
import type { Arrivals, Party } from './limits.ts'

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'

const charsetOf = (request: Request): string =>
  /;\s*charset="?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1]?.toLowerCase() ??
  'utf-8'

const isJson = (request: Request): boolean =>
  Boolean(request.is('application/json')) &&
  charsetOf(request) === 'utf-8' &&
  (request.headers['content-encoding'] ?? 'identity').toLowerCase() === 'identity'

// All that the header tells is refused before a byte of the body is asked for.
const expectJson = (request: Request): void => {
  if (!hasBody(request)) throw refusal('BODY_MISSING')
  if (!isJson(request)) throw refusal('CONTENT_TYPE_UNSUPPORTED')
  if (Number(request.headers['content-length'] ?? 0) > mostBodyBytes)
    throw refusal('BODY_TOO_LARGE')
}

const accepted = (read: JsonRead): unknown => {
  if (read.ok) return read.value
  switch (read.fault) {
    case 'not-utf-8':
      throw refusal('JSON_MALFORMED')
    case 'malformed':
      throw causedBy(read.cause, 'JSON_MALFORMED')
    case 'duplicate-key':
      throw keyTwice(read.path)
    default:
      return read satisfies never
  }
}

const keyTwice = (path: readonly (string | number)[]): ProblemError => {
  const { code, title, mend } = problemOf('DUPLICATE_KEY')
  const pointer = path.reduce<string>(below, '')
  return new ProblemError(requestInvalid([{ pointer, code, title, mend }]))
}

/**
 * The body as JSON. Bytes that are not UTF-8 are refused, never replaced: a name must not change on its way.
 * A key given twice is refused: of two amounts none may be dropped.
 * @throws ProblemError BODY_MISSING, CONTENT_TYPE_UNSUPPORTED, BODY_TOO_LARGE, REQUEST_TIMEOUT, TOO_MANY_REQUESTS,
 * JSON_MALFORMED, DUPLICATE_KEY
 */
export const jsonBody = async (
  request: Request,
  response: Response,
  arrivals: Arrivals,
  party: Party,
): Promise<unknown> => {
  expectJson(request)
  const bytes = await arrivals.run(party, (arrival) => {
    askForBody(request, response)
    return bodyBytes(request, arrival)
  })
  if (bytes.length === 0) throw refusal('BODY_MISSING')
  return accepted(readJson(bytes))
}
