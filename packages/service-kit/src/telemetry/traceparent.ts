import { INVALID_SPANID, INVALID_TRACEID, type SpanContext, TraceFlags } from '@opentelemetry/api'

const pattern = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/

/** The W3C trace context in a `traceparent` header; undefined when it isn't a valid one. */
export function parseTraceparent(text: string | undefined): SpanContext | undefined {
  if (text === undefined || text.length > 256) return undefined
  const match = pattern.exec(text)
  if (!match) return undefined
  const [, version, traceId = '', spanId = '', flags = '00'] = match
  if (version === 'ff' || (version === '00' && text.length !== 55)) return undefined
  if (traceId === INVALID_TRACEID || spanId === INVALID_SPANID) return undefined
  const sampled = Number.parseInt(flags, 16) & TraceFlags.SAMPLED
  return { traceId, spanId, traceFlags: sampled, isRemote: true }
}

/** `00-<trace id>-<span id>-<flags>`; undefined for the invalid context of a no-op span. */
export function formatTraceparent(context: SpanContext | undefined): string | undefined {
  if (!context || context.traceId === INVALID_TRACEID) return undefined
  const flags = context.traceFlags & TraceFlags.SAMPLED ? '01' : '00'
  return `00-${context.traceId}-${context.spanId}-${flags}`
}

/** The trace id within a traceparent; undefined when it isn't a valid one. */
export const traceIdOf = (traceparent: string | undefined): string | undefined =>
  parseTraceparent(traceparent)?.traceId
