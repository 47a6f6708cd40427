import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { context, propagation, ROOT_CONTEXT, trace } from '@opentelemetry/api'
import { contextOf } from './span-context.ts'
import { activeTraceId, activeTraceparent, inSpan, tracer } from './spans.ts'
import { startTelemetry, stopTelemetry } from './start-telemetry.ts'
import { traceIdOf } from './traceparent.ts'

beforeAll(async () => {
  const telemetry = await startTelemetry('test', {})
  expect(telemetry.exporting).toBe(false)
})
afterAll(() => stopTelemetry())

const remote = `00-${'a1'.repeat(16)}-${'b2'.repeat(8)}-01`

describe('a span, even where none is exported', () => {
  test('has ids of its own and passes its trace on to what it calls, across awaits', async () => {
    expect(activeTraceparent()).toBeUndefined()
    await inSpan('outer', {}, async (outer) => {
      const { traceId, spanId } = outer.spanContext()
      expect(traceId).toMatch(/^[0-9a-f]{32}$/)
      await sleep(1)
      expect(activeTraceId()).toBe(traceId)
      await inSpan('inner', {}, (inner) => {
        expect(inner.spanContext().traceId).toBe(traceId)
        expect(inner.spanContext().spanId).not.toBe(spanId)
      })
    })
    expect(activeTraceId()).toBeUndefined()
  })

  test('continues a trace begun elsewhere, with the decision to record it', async () => {
    await inSpan('handled', { parent: remote, kind: 'consumer', links: [remote, 'x'] }, () => {
      expect(activeTraceparent()).toMatch(new RegExp(`^00-${'a1'.repeat(16)}-[0-9a-f]{16}-01$`))
    })
  })

  test('begins a trace of its own where the parent can’t be read', async () => {
    await inSpan('handled', { parent: 'nonsense' }, () => {
      expect(activeTraceId()).toMatch(/^[0-9a-f]{32}$/)
    })
  })

  test('passes failures through unchanged', async () => {
    const fault = new Error('full')
    await expect(inSpan('failing', {}, () => Promise.reject(fault))).rejects.toBe(fault)
  })

  test('gives every one of many its own id', () => {
    const ids = Array.from({ length: 5_000 }, () => tracer.startSpan('x').spanContext())
    expect(new Set(ids.map((id) => id.traceId)).size).toBe(5_000)
    expect(new Set(ids.map((id) => id.spanId)).size).toBe(5_000)
  })

  test('may be started by libraries that bring their own tracer', () => {
    const library = trace.getTracer('library')
    const parent = trace.setSpanContext(
      ROOT_CONTEXT,
      trace
        .wrapSpanContext({ traceId: 'c'.repeat(32), spanId: 'd'.repeat(16), traceFlags: 1 })
        .spanContext(),
    )
    library.startActiveSpan('a', {}, parent, (span) => {
      expect(span.spanContext().traceId).toBe('c'.repeat(32))
      expect(activeTraceId()).toBe('c'.repeat(32))
    })
    library.startActiveSpan('b', (span) => expect(activeTraceId()).toBe(span.spanContext().traceId))
    library.startActiveSpan('c', { root: true }, (span) => expect(span).toBeDefined())
  })
})

describe('the W3C header', () => {
  test('is put into and read from carriers', async () => {
    await inSpan('sending', {}, () => {
      const carrier: Record<string, string> = {}
      propagation.inject(context.active(), carrier)
      expect(carrier.traceparent).toBe(activeTraceparent())
      const received = propagation.extract(ROOT_CONTEXT, carrier)
      expect(trace.getSpanContext(received)?.traceId).toBe(activeTraceId())
    })
    const empty: Record<string, string> = {}
    propagation.inject(ROOT_CONTEXT, empty)
    expect(empty).toEqual({})
    expect(traceIdOf(empty.traceparent)).toBeUndefined()
  })
})

describe('the light context', () => {
  const span = trace.wrapSpanContext({
    traceId: 'e'.repeat(32),
    spanId: 'f'.repeat(16),
    traceFlags: 0,
  })

  test('is as good as the API’s own', () => {
    const light = contextOf(span)
    expect(trace.getSpan(light)).toBe(span)
    const key = Symbol('key')
    const more = light.setValue(key, 'value')
    expect(more.getValue(key)).toBe('value')
    expect(trace.getSpan(more)).toBe(span)
    expect(trace.getSpan(trace.deleteSpan(light))).toBeUndefined()
    expect(trace.getSpan(light.deleteValue(key))).toBe(span)
    const other = trace.wrapSpanContext({
      traceId: 'a'.repeat(32),
      spanId: 'b'.repeat(16),
      traceFlags: 0,
    })
    expect(trace.getSpan(trace.setSpan(light, other))).toBe(other)
  })
})
