import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import type { Kafka } from 'kafkajs'
import { recordingLogger } from '../testing/surroundings.ts'
import type { ConsumeOptions } from './kafka-port.ts'
import { kafkajsConsumer } from './kafkajs-consumer.ts'

type Listener = (event: { readonly payload: object }) => void

beforeEach(() => {
  jest.useFakeTimers()
})
afterEach(() => {
  jest.useRealTimers()
})

/** A consumer of which the test says what it tells of. */
function member() {
  const listeners = new Map<string, Listener>()
  const consumer = {
    on: (name: string, listener: Listener) => listeners.set(name, listener),
    connect: async () => undefined,
    subscribe: async () => undefined,
    run: async () => undefined,
    disconnect: async () => undefined,
  }
  const confirmed: number[] = []
  const options: ConsumeOptions = {
    group: 'group',
    topics: ['things'],
    from: 'beginning',
    concurrency: 1,
    onBatch: async () => undefined,
    onAssigned: () => undefined,
    onRebalancing: () => undefined,
    onConfirmed: (askedAt) => confirmed.push(askedAt),
    onCrash: () => undefined,
  }
  kafkajsConsumer({ consumer: () => consumer } as unknown as Kafka, options, recordingLogger())
  const tell = (name: string, payload: object) => listeners.get(name)?.({ payload })
  return {
    confirmed,
    answered: (apiName: string, sentAt: number) =>
      tell('consumer.network.request', { apiName, sentAt }),
    beats: () => tell('consumer.heartbeat', {}),
  }
}

test('what the group vouches for held when it was asked, however late its answer is read', () => {
  const { answered, beats, confirmed } = member()
  const sentAt = Date.now()
  const askedAt = performance.now()
  jest.advanceTimersByTime(30_000)
  answered('Heartbeat', sentAt)
  answered('Fetch', Date.now())
  beats()
  expect(confirmed).toEqual([askedAt])
})

test('a heartbeat of which nobody knows when it was sent vouches for nothing', () => {
  const { answered, beats, confirmed } = member()
  beats()
  answered('Heartbeat', Date.now())
  beats()
  beats()
  expect(confirmed).toHaveLength(1)
})
