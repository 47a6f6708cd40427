import { expect, test } from '@jest/globals'
import type { SubscribeOptions, Subscription } from '@seedline/messaging'
import type { Handling } from '../processes/process.ts'
import { roundClosed } from '../testing/round-closed.ts'
import { type Hearing, subscribeProcess } from './subscribe-process.ts'

test('Where no telemetry was started, a process goes on in the trace that the event came with', async () => {
  const seen: SubscribeOptions[] = []
  const subscribe = async (options: SubscribeOptions) => {
    seen.push(options)
    return {} as Subscription
  }
  const told: Handling[] = []
  await subscribeProcess({ subscribe }, {} as Hearing, {
    name: 'capital',
    topics: [],
    process: async (_, handling) => void told.push(handling),
  })
  const traceparent = `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01`
  const handler = seen[0]?.handler
  if (handler?.kind !== 'each') throw new Error('Processes take one message at a time')
  await handler.handle(roundClosed, { signal: new AbortController().signal, traceparent })
  expect(told[0]?.traceparent).toBe(traceparent)
})
