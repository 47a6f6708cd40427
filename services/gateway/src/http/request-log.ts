import { context } from '@opentelemetry/api'
import type { Logger } from '@seedline/messaging'
import type { RequestHandler, Response } from 'express'
import { exchangeOf } from './exchange.ts'

const factsOf = (response: Response): object => {
  const { requestId, route, subject, startedAt } = exchangeOf(response)
  return {
    method: response.req.method,
    // The template, not the address: what callers guess or search for is not for the log.
    route,
    status: response.statusCode,
    ms: Math.round(performance.now() - startedAt),
    requestId,
    subject,
    ...(response.writableFinished ? {} : { brokenOff: true }),
  }
}

/** One line per request: what changes something or failed at info, the rest at debug. */
export const requestLog =
  (logger: Logger): RequestHandler =>
  (request, response, next) => {
    response.once('close', () => {
      const worth = request.method === 'POST' || response.statusCode >= 500 ? 'info' : 'debug'
      context.with(exchangeOf(response).context, () => logger[worth](factsOf(response), 'request'))
    })
    next()
  }
