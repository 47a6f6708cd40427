import type { Logger } from '@seedline/messaging'
import type { Problem } from '@seedline/values'
import type { ErrorRequestHandler, Request, Response } from 'express'
import { detailsOf } from '../problems/details.ts'
import type { ProblemDetails } from '../problems/schema.ts'
import { exchangeOf } from './exchange.ts'
import { problemOfError } from './problem-of-error.ts'

export const problemType = 'application/problem+json; charset=utf-8'

const retryAfter: Readonly<Record<number, string>> = { 429: '1', 503: '2', 504: '1' }

/** A problem in the words of this exchange. */
const wordsOf = (request: Request, response: Response, problem: Problem): ProblemDetails => {
  const { language, traceId, requestId } = exchangeOf(response)
  return detailsOf(problem, {
    language,
    traceId,
    requestId,
    instance: request.originalUrl.split('?', 1)[0] ?? '/',
  })
}

/** Headers that a refusal of this status carries. */
export const headersOfRefusal = (status: number): Record<string, string> => ({
  Vary: 'Accept-Language',
  ...(status === 401 ? { 'WWW-Authenticate': 'Bearer realm="seedline"' } : {}),
  ...(retryAfter[status] !== undefined ? { 'Retry-After': retryAfter[status] } : {}),
  // Not for what is too large: its sender is still sending, and would lose the answer if the connection closed with it.
  ...(status === 408 ? { Connection: 'close' } : {}),
})

/** Answers a problem. */
export const refuse = (request: Request, response: Response, problem: Problem): void => {
  const details = wordsOf(request, response, problem)
  response.status(details.status)
  response.set(headersOfRefusal(details.status))
  const { retry_after_seconds: wait } = details.facts ?? {}
  if (wait !== undefined) response.set('Retry-After', wait)
  response.set('Content-Language', exchangeOf(response).language)
  response.set('Content-Type', problemType)
  response.end(JSON.stringify(details))
}

/** The last resort of every request: whatever was thrown becomes a problem. */
export const refuseErrors =
  (logger: Logger): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const problem = problemOfError(error)
    const { requestId, route } = exchangeOf(response)
    if (problem.kind === 'internal')
      logger.error({ err: error, requestId, route, code: problem.code }, 'request failed')
    if (response.headersSent) response.destroy()
    else refuse(request, response, problem)
  }
