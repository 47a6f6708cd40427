import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Attributes, type Span, trace } from '@opentelemetry/api'
import type { Connection } from 'mongoose'
import type { EventStore } from './event-store.ts'
import { account, by, payIn, payOut } from './fixtures/account.ts'
import { codeOf } from './fixtures/codes.ts'
import { storeOn, testDatabase } from './fixtures/store.ts'

interface Seen {
  readonly name: string
  readonly spanId: string
  readonly attributes: Attributes
}

const traceId = '0af7651916cd43dd8448eb211c80319c'
const seen: Seen[] = []

/** A tracer that keeps what it is told. */
function startSpan(name: string): Span {
  const spanId = String(seen.length + 1).padStart(16, '0')
  const attributes: Attributes = {}
  seen.push({ name, spanId, attributes })
  const span = {
    spanContext: () => ({ traceId, spanId, traceFlags: 1 }),
    isRecording: () => true,
    setAttribute: (key: string, value: string) => Object.assign(attributes, { [key]: value }),
    setAttributes: (more: Attributes) => Object.assign(attributes, more),
    setStatus: () => span,
    end: () => undefined,
  }
  return span as unknown as Span
}

let connection: Connection
let drop: () => Promise<void>
let store: EventStore

beforeAll(async () => {
  trace.setGlobalTracerProvider({ getTracer: () => ({ startSpan }) as never })
  const database = await testDatabase()
  connection = database.connection
  drop = database.drop
  store = await storeOn(connection)
})

afterAll(async () => {
  trace.disable()
  await store.close()
  await drop()
})

test('a commit carries the trace of its span, and the outcome names it', async () => {
  const outcome = await store.execute(account, 'traced', by(), payIn(1))
  expect(outcome.traceId).toBe(traceId)
  const span = seen.find(({ name }) => name === 'event_store.append')
  expect(span?.attributes).toMatchObject({
    'db.system.name': 'mongodb',
    'db.collection.name': 'commits',
    'db.operation.name': 'insert',
    'seedline.stream': 'account-traced',
    'seedline.version': 1,
  })
  const [event] = await store.read(account, 'traced')
  expect(event?.traceparent).toBe(`00-${traceId}-${span?.spanId}-01`)
})

test('a repeated command names the trace of its first run', async () => {
  const context = by()
  const first = await store.execute(account, 'again', context, payIn(1))
  const again = await store.execute(account, 'again', context, payIn(1))
  expect(again).toEqual({ ...first, repeated: true })
})

test('a load has its own span, a refusal leaves no append behind', async () => {
  seen.length = 0
  expect(await codeOf(store.execute(account, 'never', by(), payOut(1)))).toBe('TOO_FEW_COINS')
  expect(seen.map(({ name }) => name)).toEqual(['event_store.load'])
})
