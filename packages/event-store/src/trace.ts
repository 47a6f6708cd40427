import {
  type Attributes,
  isSpanContextValid,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import { NAMES } from './collections.ts'
import { problemOf } from './problems.ts'

const tracer = trace.getTracer('@seedline/event-store')

/**
 * Runs `work` under a span of the database's semantic conventions. Costs next to nothing without an
 * SDK.
 */
export async function spanned<T>(
  name: 'event_store.append' | 'event_store.load',
  operation: 'insert' | 'find',
  attributes: Attributes,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  const span = tracer.startSpan(name, { kind: SpanKind.CLIENT })
  if (span.isRecording()) {
    span.setAttributes({
      'db.system.name': 'mongodb',
      'db.collection.name': NAMES.commits,
      'db.operation.name': operation,
      ...attributes,
    })
  }
  try {
    return await work(span)
  } catch (error) {
    const code = problemOf(error)?.code ?? (error instanceof Error ? error.name : 'unknown')
    span.setAttribute('error.type', code)
    span.setStatus({ code: SpanStatusCode.ERROR, message: code })
    throw error
  } finally {
    span.end()
  }
}

/** The W3C traceparent of a span; undefined when it belongs to no trace. */
export function traceparentOf(span: Span): string | undefined {
  const { traceId, spanId, traceFlags } = span.spanContext()
  if (!isSpanContextValid(span.spanContext())) return undefined
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`
}
