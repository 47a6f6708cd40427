import { randomUUID } from 'node:crypto'
import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { Request, RequestHandler, Response } from 'express'
import { languageOf } from '../problems/language.ts'
import { type Exchange, exchangeOf, remember } from './exchange.ts'

const wellFormed = /^[A-Za-z0-9._:-]{8,128}$/
const tracer = trace.getTracer('@seedline/gateway')

const requestIdOf = (request: Request): string => {
  const given = request.get('x-request-id')
  return given !== undefined && wellFormed.test(given) ? given : randomUUID()
}

const startSpan = (request: Request) => {
  const parent = propagation.extract(context.active(), request.headers)
  const span = tracer.startSpan(
    request.method,
    {
      kind: SpanKind.SERVER,
      attributes: {
        'http.request.method': request.method,
        'url.scheme': request.protocol,
        'url.path': request.path,
        'network.protocol.version': request.httpVersion,
      },
    },
    parent,
  )
  return { span, context: trace.setSpan(parent, span) }
}

const announce = (response: Response, exchange: Exchange): void => {
  response.set('X-Request-Id', exchange.requestId)
  const { traceId, spanId, traceFlags } = exchange.span.spanContext()
  response.set('X-Trace-Id', traceId)
  response.set('traceparent', `00-${traceId}-${spanId}-${traceFlags & 1 ? '01' : '00'}`)
}

const endSpan = (request: Request, response: Response): void => {
  const { span, route, subject } = exchangeOf(response)
  if (span.isRecording()) {
    // Addresses nobody knows would make as many span names as there are guesses.
    span.updateName(route === undefined ? request.method : `${request.method} ${route}`)
    if (route !== undefined) span.setAttribute('http.route', route)
    if (subject !== undefined) span.setAttribute('enduser.id', subject)
    span.setAttribute('http.response.status_code', response.statusCode)
    if (response.statusCode >= 500) {
      span.setAttribute('error.type', String(response.statusCode))
      span.setStatus({ code: SpanStatusCode.ERROR })
    }
  }
  span.end()
}

/** Gives every request its id, its trace and its language, and ends its span with the answer. */
export const identify: RequestHandler = (request, response, next) => {
  const started = startSpan(request)
  const exchange: Exchange = {
    ...started,
    requestId: requestIdOf(request),
    traceId: started.span.spanContext().traceId,
    language: languageOf(request),
    startedAt: performance.now(),
  }
  remember(response, exchange)
  announce(response, exchange)
  response.once('close', () => endSpan(request, response))
  context.with(exchange.context, () => next())
}
