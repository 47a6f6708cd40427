import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { SpanKind, SpanStatusCode } from '@opentelemetry/api'
import fc from 'fast-check'
import { readEvent } from '../envelope/read-event.ts'
import { planSends } from '../relay/plan-sends.ts'
import { commitOf, incomingOf } from '../testing/events.ts'
import { recordSpans } from '../testing/recorded-spans.ts'
import { anySampled, receiveSpan, replaySpan } from './process-spans.ts'
import { publishSpans } from './publish-spans.ts'
import { formatTraceparent, parseTraceparent } from './trace-context.ts'

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'
const COMMAND_SPAN = '00f067aa0ba902b7'
const sampled = `00-${TRACE}-${COMMAND_SPAN}-01`
const unsampled = `00-${TRACE}-${COMMAND_SPAN}-00`

const entriesOf = (traceparent?: string, size = 1) => {
  const commit = commitOf('a', 1, { size, ...(traceparent === undefined ? {} : { traceparent }) })
  const plan = planSends([commit], {
    service: 'test',
    topicOf: () => 'things',
  })
  return plan.sends.flat()
}
const messageOf = (traceparent: string) => {
  const [incoming] = incomingOf(commitOf('a', 1, { traceparent }), 5n)
  const read = incoming === undefined ? undefined : readEvent(incoming)
  if (!read?.ok) throw new Error('unreadable')
  return read.message
}

describe('with traces being recorded', () => {
  let recorder: ReturnType<typeof recordSpans>
  beforeAll(() => {
    recorder = recordSpans()
  })
  beforeEach(() => {
    recorder.spans.length = 0
  })
  afterAll(() => recorder.end())

  test('publishing is a child of the command, and hands its own context on', () => {
    const publishing = publishSpans(entriesOf(sampled, 2))
    publishing.end()
    expect(recorder.spans).toHaveLength(2)
    const [span] = recorder.spans
    expect(span).toMatchObject({
      name: 'publish things',
      kind: SpanKind.PRODUCER,
      traceId: TRACE,
      parentSpanId: COMMAND_SPAN,
      ended: true,
      attributes: {
        'messaging.system': 'kafka',
        'messaging.operation.name': 'publish',
        'messaging.operation.type': 'send',
        'messaging.destination.name': 'things',
        'messaging.message.id': 'thing-a@1',
        'messaging.kafka.message.key': 'a',
      },
    })
    expect(publishing.messages[0]?.headers.traceparent).toBe(`00-${TRACE}-${span?.spanId}-01`)
  })

  test('processing is a child of the message in the same trace, linked to its receipt', () => {
    const message = messageOf(sampled)
    const received = receiveSpan({ topic: 'things', partition: 2, group: 'g' }, 9, true)
    const processing = received.process([message])
    processing.end()
    received.end()
    const [receive, process] = recorder.spans
    expect(receive).toMatchObject({
      name: 'receive things',
      parentSpanId: undefined,
      ended: true,
      attributes: { 'messaging.batch.message_count': 9, 'messaging.consumer.group.name': 'g' },
    })
    expect(process).toMatchObject({
      name: 'process things',
      kind: SpanKind.CONSUMER,
      traceId: TRACE,
      parentSpanId: COMMAND_SPAN,
      ended: true,
      links: [{ context: { spanId: receive?.spanId } }],
      attributes: {
        'messaging.operation.type': 'process',
        'messaging.destination.partition.id': '2',
        'messaging.kafka.offset': 5,
        'messaging.message.id': 'thing-a@1',
      },
    })
    expect(processing.traceparent).toBe(`00-${TRACE}-${process?.spanId}-01`)
  })

  test('a failed try says so', () => {
    const processing = replaySpan(messageOf(sampled), 'g')
    processing.end(new Error('no'))
    expect(recorder.spans[0]?.status).toEqual({ code: SpanStatusCode.ERROR, message: 'Error: no' })
  })

  test('traces that nobody wants recorded make no spans, and still go on', () => {
    const [message] = publishSpans(entriesOf(unsampled)).messages
    expect(message?.headers.traceparent).toBe(unsampled)
    expect(publishSpans(entriesOf()).messages[0]?.headers.traceparent).toBe(undefined)
    const event = messageOf(unsampled)
    expect(anySampled([event])).toBe(false)
    const received = receiveSpan({ topic: 'things', partition: 0, group: 'g' }, 1, false)
    expect(received.process([event]).traceparent).toBe(unsampled)
    expect(recorder.spans).toEqual([])
  })
})

describe('a traceparent', () => {
  test('survives reading and writing', () => {
    const hex = (length: number) =>
      fc.stringMatching(new RegExp(`^[1-9a-f][0-9a-f]{${length - 1}}$`))
    fc.assert(
      fc.property(hex(32), hex(16), fc.boolean(), (traceId, spanId, flag) => {
        const text = `00-${traceId}-${spanId}-${flag ? '01' : '00'}`
        const parsed = parseTraceparent(text)
        expect(parsed && formatTraceparent(parsed)).toBe(text)
      }),
    )
  })

  test.each([
    undefined,
    '',
    'junk',
    `00-${'0'.repeat(32)}-${COMMAND_SPAN}-01`,
    `00-${TRACE}-${'0'.repeat(16)}-01`,
    `ff-${TRACE}-${COMMAND_SPAN}-01`,
    `00-${TRACE}-${COMMAND_SPAN}-01-more`,
    `00-${TRACE.toUpperCase()}-${COMMAND_SPAN}-01`,
  ])('that is none is taken for none: %s', (text) => {
    expect(parseTraceparent(text)).toBe(undefined)
  })

  test('of a later version is read for what it has in common', () => {
    expect(parseTraceparent(`01-${TRACE}-${COMMAND_SPAN}-01-more`)?.traceId).toBe(TRACE)
  })
})
