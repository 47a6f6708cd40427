import { randomBytes } from 'node:crypto'
import {
  type Attributes,
  type Context,
  type Link,
  type Span,
  type SpanContext,
  SpanKind,
  type SpanOptions,
  type SpanStatus,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api'

export interface RecordedSpan {
  readonly name: string
  readonly kind: SpanKind
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId: string | undefined
  readonly attributes: Attributes
  readonly links: readonly Link[]
  status: SpanStatus
  ended: boolean
}

/** Records every span of this process from now on; there is one provider per process. */
export function recordSpans(): { readonly spans: RecordedSpan[]; end(): void } {
  const spans: RecordedSpan[] = []
  const tracer: Tracer = {
    startSpan: (name, options, context) => start(spans, name, options, context),
    startActiveSpan: () => {
      throw new Error('not needed here')
    },
  }
  trace.setGlobalTracerProvider({ getTracer: () => tracer })
  return { spans, end: () => trace.disable() }
}

function start(
  spans: RecordedSpan[],
  name: string,
  options: SpanOptions = {},
  context?: Context,
): Span {
  const parent = context === undefined ? undefined : trace.getSpanContext(context)
  const own: SpanContext = {
    traceId: parent?.traceId ?? randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    traceFlags: 1,
  }
  const recorded: RecordedSpan = {
    name,
    kind: options.kind ?? SpanKind.INTERNAL,
    traceId: own.traceId,
    spanId: own.spanId,
    parentSpanId: parent?.spanId,
    attributes: options.attributes ?? {},
    links: options.links ?? [],
    status: { code: SpanStatusCode.UNSET },
    ended: false,
  }
  spans.push(recorded)
  const span: Span = {
    spanContext: () => own,
    setAttribute: () => span,
    setAttributes: () => span,
    addEvent: () => span,
    addLink: () => span,
    addLinks: () => span,
    setStatus(status) {
      recorded.status = status
      return span
    },
    updateName: () => span,
    end() {
      recorded.ended = true
    },
    isRecording: () => !recorded.ended,
    recordException: () => undefined,
  }
  return span
}
