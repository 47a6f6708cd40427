import {
  type Attributes,
  context,
  type Link,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api'
import { redacted } from '../logs/redaction.ts'
import { formatTraceparent, parseTraceparent } from './traceparent.ts'

export interface SpanDescription {
  /** 'internal' by default. */
  readonly kind?: Lowercase<keyof typeof SpanKind>
  /** The span's parent as a traceparent; the active span by default. */
  readonly parent?: string | undefined
  /** Other spans that caused this one, as traceparents; invalid ones are left out. */
  readonly links?: readonly string[]
  readonly attributes?: Attributes
}

// A proxy until telemetry starts, and the running provider's own tracer from then on.
export const tracer: Tracer = trace.getTracer('@seedline/service-kit')

/** Runs the work inside a span that ends with it, and shows its failure. */
export async function inSpan<T>(
  name: string,
  description: SpanDescription,
  work: (span: Span) => Promise<T> | T,
): Promise<T> {
  const remote = parseTraceparent(description.parent)
  const parent = remote ? trace.setSpanContext(ROOT_CONTEXT, remote) : context.active()
  const span = tracer.startSpan(
    name,
    {
      kind: kindOf(description.kind),
      links: linksOf(description.links),
      ...(description.attributes && { attributes: description.attributes }),
    },
    parent,
  )
  try {
    return await context.with(trace.setSpan(parent, span), work, undefined, span)
  } catch (cause) {
    failSpan(span, cause)
    throw cause
  } finally {
    span.end()
  }
}

/** Marks a span as failed, with the error's own words, secrets masked. */
export function failSpan(span: Span, cause: unknown): void {
  if (!span.isRecording()) return
  const { name, message, stack } = cause instanceof Error ? cause : new Error(String(cause))
  const said = redacted(message)
  span.recordException({ name, message: said, stack: redacted(stack ?? '') })
  span.setStatus({ code: SpanStatusCode.ERROR, message: said })
}

/** The traceparent of the active span; undefined outside any. */
export const activeTraceparent = (): string | undefined =>
  formatTraceparent(trace.getActiveSpan()?.spanContext())

/** The trace id of the active span; undefined outside any. */
export const activeTraceId = (): string | undefined => trace.getActiveSpan()?.spanContext().traceId

const kinds = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
}

const kindOf = (kind: SpanDescription['kind']): SpanKind => kinds[kind ?? 'internal']

const linksOf = (traceparents: readonly string[] | undefined): Link[] =>
  (traceparents ?? []).flatMap((text) => {
    const linked = parseTraceparent(text)
    return linked ? [{ context: linked }] : []
  })
