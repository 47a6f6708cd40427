import { randomFillSync } from 'node:crypto'
import {
  type Context,
  context,
  type Span,
  type SpanOptions,
  TraceFlags,
  type Tracer,
  type TracerProvider,
  trace,
} from '@opentelemetry/api'

// Random bytes are drawn for 256 spans at a time: a call into OpenSSL costs more than the span.
const pool = Buffer.alloc(256 * 24)
let drawn = pool.length

function randomHex(bytes: number): string {
  if (drawn + bytes > pool.length) {
    randomFillSync(pool)
    drawn = 0
  }
  drawn += bytes
  return pool.toString('hex', drawn - bytes, drawn)
}

function startSpan(
  _name: string,
  options: SpanOptions = {},
  from: Context = context.active(),
): Span {
  const parent = options.root ? undefined : trace.getSpanContext(from)
  return trace.wrapSpanContext({
    traceId: parent?.traceId ?? randomHex(16),
    spanId: randomHex(8),
    // The decision of whoever began the trace travels on untouched.
    traceFlags: parent?.traceFlags ?? TraceFlags.NONE,
  })
}

type SpanWork = (span: Span) => unknown

const identityTracer: Tracer = {
  startSpan,
  startActiveSpan(name: string, ...rest: unknown[]) {
    const work = rest.at(-1) as SpanWork
    const [options, from] = rest.slice(0, -1) as [SpanOptions?, Context?]
    const parent = from ?? context.active()
    const span = startSpan(name, options, parent)
    return context.with(trace.setSpan(parent, span), work, undefined, span) as never
  },
}

/**
 * Spans that are never recorded but have real ids, so that logs, events and answers carry the same
 * trace id through every process at almost no cost.
 */
export const identityTracerProvider: TracerProvider = { getTracer: () => identityTracer }
