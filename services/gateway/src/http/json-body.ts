import { isUtf8 } from 'node:buffer'
import express, { type Request, type Response } from 'express'
import { bodyFault } from '../problems/field-faults.ts'
import { invalidRequest } from '../problems/invalid-request.ts'
import { refusal } from '../problems/refusal.ts'
import { duplicateKeyIn } from './duplicate-key.ts'

/** Largest body, in bytes. */
export const mostBodyBytes = 256 * 1024

const raw = express.raw({ type: 'application/json', limit: mostBodyBytes, inflate: false })

const received = (request: Request, response: Response): Promise<unknown> =>
  new Promise((resolve, reject) => {
    raw(request, response, (error: unknown) => (error ? reject(error) : resolve(request.body)))
  })

const hasBody = (request: Request): boolean =>
  request.headers['transfer-encoding'] !== undefined ||
  (request.headers['content-length'] ?? '0') !== '0'

const charsetOf = (request: Request): string =>
  /;\s*charset="?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1]?.toLowerCase() ??
  'utf-8'

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw refusal('JSON_MALFORMED', { cause })
  }
}

/**
 * The body as JSON. Bytes that are not UTF-8 are refused, never replaced: a name must not change on its way.
 * A key given twice is refused: of two amounts none may be dropped.
 * @throws ProblemError BODY_MISSING, CONTENT_TYPE_UNSUPPORTED, BODY_TOO_LARGE, JSON_MALFORMED, DUPLICATE_KEY
 */
export const jsonBody = async (request: Request, response: Response): Promise<unknown> => {
  if (!hasBody(request)) throw refusal('BODY_MISSING')
  if (!request.is('application/json') || charsetOf(request) !== 'utf-8')
    throw refusal('CONTENT_TYPE_UNSUPPORTED')
  const bytes = await received(request, response)
  if (!Buffer.isBuffer(bytes) || bytes.length === 0) throw refusal('BODY_MISSING')
  if (!isUtf8(bytes)) throw refusal('JSON_MALFORMED')
  const text = bytes.toString('utf8')
  const value = parsed(text)
  const repeated = duplicateKeyIn(text)
  if (repeated) throw invalidRequest([bodyFault(repeated, 'DUPLICATE_KEY')])
  return value
}
