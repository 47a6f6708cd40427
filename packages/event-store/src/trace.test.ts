import { expect, test } from '@jest/globals'
import { context, trace } from '@opentelemetry/api'
import { spanned, traceparentOf } from './trace.ts'
import { traceIdOf } from './trace-id.ts'

const traceId = '0af7651916cd43dd8448eb211c80319c'
const remote = { traceId, spanId: 'b7ad6b7169203331', traceFlags: 1 }

test('without a tracer there is no traceparent, and the work runs all the same', async () => {
  const found = await spanned('event_store.append', 'insert', {}, async (span) =>
    traceparentOf(span),
  )
  expect(found).toBeUndefined()
})

test('the traceparent names trace, span and flags', () => {
  expect(traceparentOf(trace.wrapSpanContext(remote))).toBe(`00-${traceId}-b7ad6b7169203331-01`)
  expect(traceparentOf(trace.wrapSpanContext({ ...remote, traceFlags: 0 }))).toMatch(/-00$/)
  expect(context.active()).toBeDefined()
})

test('the trace id is read from a traceparent, and is empty where there is none', () => {
  expect(traceIdOf(`00-${traceId}-b7ad6b7169203331-01`)).toBe(traceId)
  expect(traceIdOf(undefined)).toBe('')
  expect(traceIdOf('nonsense')).toBe('')
})

test('an error passes through its span', async () => {
  const failing = spanned('event_store.load', 'find', {}, () => Promise.reject(new Error('no')))
  await expect(failing).rejects.toThrow('no')
})
