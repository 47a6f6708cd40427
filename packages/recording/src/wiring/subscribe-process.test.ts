import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { EventMessage, SubscribeOptions, Subscription } from '@seedline/messaging'
import {
  activeTraceparent,
  startTelemetry,
  stopTelemetry,
  traceIdOf,
} from '@seedline/service-kit/tracing'
import type { Handling, Process } from '../processes/process.ts'
import { roundClosed } from '../testing/round-closed.ts'
import { type Hearing, subscribeProcess } from './subscribe-process.ts'

// Without an exporter, as most installations run.
beforeAll(() => startTelemetry('test', {}))
afterAll(() => stopTelemetry())

const traceId = '1'.repeat(32)
const parent = `00-${traceId}-${'2'.repeat(16)}-01`
const hearing = {
  deadLetters: {},
  positions: {},
  history: {
    heads: async function* () {
      yield [{ stream: roundClosed.stream, version: roundClosed.version }]
    },
    events: async function* () {
      yield [roundClosed]
    },
  },
} as unknown as Hearing

async function subscribed(process: Process) {
  const seen: SubscribeOptions[] = []
  const subscribe = async (options: SubscribeOptions) => {
    seen.push(options)
    return {} as Subscription
  }
  const topics = ['seedline.fund.deal.v1']
  await subscribeProcess({ subscribe }, hearing, { name: 'capital', topics, process })
  const [options] = seen
  if (options?.handler.kind !== 'each') throw new Error('Processes take one message at a time')
  return { options, handle: options.handler.handle }
}

const { signal } = new AbortController()

describe('A process that hears of events', () => {
  test('hears of all there ever were, and has those parked that it can not handle', async () => {
    const { options } = await subscribed(async () => {})
    expect(options).toMatchObject({
      name: 'capital',
      topics: ['seedline.fund.deal.v1'],
      fromBeginning: true,
      deadLetters: hearing.deadLetters,
      positions: hearing.positions,
    })
  })

  test('hears once more from the stores, topic by topic, of all that Kafka no longer has', async () => {
    const { options } = await subscribed(async () => {})
    const heard: string[] = []
    await options.catchUp?.({
      partitions: [],
      handle: async (topic, { id }) => void heard.push(`${topic} ${id}`),
    })
    expect(heard).toEqual([`seedline.fund.deal.v1 ${roundClosed.id}`])
  })

  test('runs in a span of its own in the event’s trace, and hands on that span', async () => {
    const told: { message: EventMessage; handling: Handling; active: string | undefined }[] = []
    const { handle } = await subscribed(async (message, handling) => {
      told.push({ message, handling, active: activeTraceparent() })
    })
    await handle(roundClosed, { signal, traceparent: parent })
    const [once] = told
    expect(once?.message).toBe(roundClosed)
    expect(once?.handling.traceparent).toBe(once?.active)
    expect(once?.handling.traceparent).not.toBe(parent)
    expect(traceIdOf(once?.handling.traceparent)).toBe(traceId)
  })

  test('begins a trace for an event that came without one', async () => {
    const told: Handling[] = []
    const { handle } = await subscribed(async (_message, handling) => {
      told.push(handling)
    })
    await handle(roundClosed, { signal })
    expect(traceIdOf(told[0]?.traceparent)).toMatch(/^[0-9a-f]{32}$/)
  })

  test('has eight seconds for each, less than the messaging gives it', async () => {
    const left: number[] = []
    const { handle } = await subscribed(async (_message, { deadline }) => {
      left.push(deadline.getTime() - Date.now())
    })
    await handle(roundClosed, { signal, traceparent: parent })
    expect(left[0]).toBeGreaterThan(7_000)
    expect(left[0]).toBeLessThanOrEqual(8_000)
  })

  test('fails as it fails, so that the messaging knows what to do with the message', async () => {
    const fault = new Error('refused')
    const { handle } = await subscribed(() => Promise.reject(fault))
    await expect(handle(roundClosed, { signal, traceparent: parent })).rejects.toBe(fault)
  })
})
