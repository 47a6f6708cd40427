import { type SpanContext, TraceFlags } from '@opentelemetry/api'

const pattern = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/
const noTrace = '0'.repeat(32)
const noSpan = '0'.repeat(16)

/** Reads a W3C traceparent; undefined for a missing or malformed one, which is never an error. */
export function parseTraceparent(text: string | undefined): SpanContext | undefined {
  if (text === undefined || text.length > 128 || text.startsWith('ff')) return undefined
  const [, traceId = '', spanId = '', flags = '', more] = pattern.exec(text) ?? []
  if (traceId === '' || traceId === noTrace || spanId === noSpan) return undefined
  if (text.startsWith('00') && more !== undefined) return undefined
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true }
}

export function formatTraceparent({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${traceFlags & 1 ? '01' : '00'}`
}

/** Whether whoever began this trace wants it recorded. */
export const isSampled = (context: SpanContext): boolean =>
  (context.traceFlags & TraceFlags.SAMPLED) !== 0
