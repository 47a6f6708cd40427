import {
  type Attributes,
  context,
  type Link,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import type { EventMessage } from '../envelope/event-message.ts'
import { formatTraceparent, isSampled, parseTraceparent } from './trace-context.ts'

const tracer = trace.getTracer('@seedline/messaging')

/** The partition of what no partition brought. */
const NOWHERE = -1

export interface BatchOrigin {
  readonly topic: string
  readonly partition: number
  readonly group: string
}

/** The span of receiving a batch, and under it those of the messages whose traces are recorded. */
export interface ReceiveSpan {
  /** Starts the `process` spans of these messages: children of their own traces. */
  process(messages: readonly EventMessage[]): ProcessSpans
  end(): void
}

export interface ProcessSpans {
  /** Of the first message's span, else of the message itself. */
  readonly traceparent: string | undefined
  /** Runs with the first message's span as the active one. */
  run<T>(call: () => Promise<T>): Promise<T>
  end(error?: unknown): void
}

const attributesOf = ({ topic, partition, group }: BatchOrigin) => ({
  'messaging.system': 'kafka',
  'messaging.destination.name': topic,
  'messaging.destination.partition.id': String(partition),
  'messaging.consumer.group.name': group,
})

/** Costs nothing for messages without a sampled trace: no span is made for them. */
export function receiveSpan(origin: BatchOrigin, count: number, anySampled: boolean): ReceiveSpan {
  const attributes = attributesOf(origin)
  const received = anySampled
    ? tracer.startSpan(
        `receive ${origin.topic}`,
        {
          kind: SpanKind.CLIENT,
          attributes: {
            ...attributes,
            'messaging.operation.name': 'receive',
            'messaging.operation.type': 'receive',
            'messaging.batch.message_count': count,
          },
        },
        ROOT_CONTEXT,
      )
    : undefined
  const links: Link[] = received?.isRecording() ? [{ context: received.spanContext() }] : []
  return {
    process: (messages) => processSpans(messages, origin, attributes, links),
    end: () => received?.end(),
  }
}

function processSpans(
  messages: readonly EventMessage[],
  origin: BatchOrigin,
  shared: Attributes,
  links: Link[],
): ProcessSpans {
  const spans: Span[] = []
  let first: Span | undefined
  for (const message of messages) {
    const parent = parseTraceparent(message.traceparent)
    if (parent === undefined || !isSampled(parent)) continue
    const attributes = {
      ...shared,
      'messaging.operation.name': 'process',
      'messaging.operation.type': 'process',
      'messaging.message.id': message.id,
      'messaging.message.conversation_id': message.commandId,
      ...(origin.partition === NOWHERE
        ? {}
        : {
            'messaging.kafka.message.key': message.subject,
            'messaging.kafka.offset': Number(message.origin.offset),
          }),
      'cloudevents.event_type': message.type,
    }
    const span = tracer.startSpan(
      `process ${origin.topic}`,
      { kind: SpanKind.CONSUMER, attributes, links },
      trace.setSpanContext(ROOT_CONTEXT, parent),
    )
    if (!span.isRecording()) continue
    spans.push(span)
    if (message === messages[0]) first = span
  }
  return {
    traceparent:
      first === undefined ? messages[0]?.traceparent : formatTraceparent(first.spanContext()),
    run: (call) =>
      first === undefined ? call() : context.with(trace.setSpan(ROOT_CONTEXT, first), call),
    end(error) {
      for (const span of spans) {
        if (error !== undefined) {
          span.setStatus({ code: SpanStatusCode.ERROR, message: String(error).slice(0, 500) })
        }
        span.end()
      }
    },
  }
}

/** The span of handling a parked message again, in the event's own trace. */
export function replaySpan(message: EventMessage, group: string): ProcessSpans {
  const { topic, partition } = message.origin
  const origin = { topic, partition, group }
  return processSpans([message], origin, attributesOf(origin), [])
}

/** The spans of handling events that this process has stored itself, without Kafka. */
export const ownSpans = (
  messages: readonly EventMessage[],
  topic: string,
  group: string,
): ProcessSpans =>
  processSpans(
    messages,
    { topic, partition: NOWHERE, group },
    {
      'messaging.system': 'seedline',
      'messaging.destination.name': topic,
      'messaging.consumer.group.name': group,
    },
    [],
  )

export const anySampled = (messages: readonly EventMessage[]): boolean =>
  messages.some(({ traceparent }) => {
    const parsed = parseTraceparent(traceparent)
    return parsed !== undefined && isSampled(parsed)
  })
