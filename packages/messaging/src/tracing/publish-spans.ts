import { ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { OutgoingMessage } from '../kafka/kafka-port.ts'
import type { SendEntry } from '../relay/plan-sends.ts'
import { formatTraceparent, isSampled, parseTraceparent } from './trace-context.ts'

const tracer = trace.getTracer('@seedline/messaging')

/** Messages that carry the context of their publish spans, and how to end these. */
export interface PublishSpans {
  readonly messages: readonly OutgoingMessage[]
  end(error?: unknown): void
}

/**
 * One `publish` span per event, child of the command that recorded it. Events of traces that
 * nobody records, or without a trace, cost nothing.
 */
export function publishSpans(entries: readonly SendEntry[]): PublishSpans {
  const spans: Span[] = []
  const messages = entries.map(({ commit, message }) => {
    const parent = parseTraceparent(commit.traceparent)
    if (parent === undefined || !isSampled(parent)) return message
    const span = tracer.startSpan(
      `publish ${message.topic}`,
      {
        kind: SpanKind.PRODUCER,
        attributes: {
          'messaging.system': 'kafka',
          'messaging.operation.name': 'publish',
          'messaging.operation.type': 'send',
          'messaging.destination.name': message.topic,
          'messaging.kafka.message.key': message.key,
          'messaging.message.conversation_id': commit.commandId,
          ...attributeOf('messaging.message.id', message.headers.ce_id),
          ...attributeOf('cloudevents.event_type', message.headers.ce_type),
        },
      },
      trace.setSpanContext(ROOT_CONTEXT, parent),
    )
    if (!span.isRecording()) return message
    spans.push(span)
    const traceparent = formatTraceparent(span.spanContext())
    return { ...message, headers: { ...message.headers, traceparent } }
  })
  return {
    messages,
    end(error) {
      for (const span of spans) {
        if (error !== undefined) {
          span.setStatus({ code: SpanStatusCode.ERROR, message: String(error) })
        }
        span.end()
      }
    },
  }
}

const attributeOf = (name: string, value: string | undefined) =>
  value === undefined ? {} : { [name]: value }
