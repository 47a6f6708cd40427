import { describe, expect, jest, test } from '@jest/globals'
import type { EventMessage, Messaging } from '@seedline/messaging'
import { startFeed } from './feed.ts'
import type { LiveEvent } from './live-event.ts'

const logger = { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn() }

const kafka = () => {
  const state = {
    away: false,
    connections: 0,
    stopped: 0,
    broken: undefined as ((reason: string, cause: unknown) => void) | undefined,
    handle: undefined as ((message: EventMessage) => void) | undefined,
  }
  const connect = (broken: (reason: string, cause: unknown) => void): Messaging => {
    state.connections += 1
    state.broken = broken
    return {
      ensureTopics: async () => {
        if (state.away) throw new Error('away')
      },
      tail: async ({ handle }: { handle(message: EventMessage): void }) => {
        state.handle = handle
        return { stop: async () => undefined }
      },
      stop: async () => {
        state.stopped += 1
      },
    } as unknown as Messaging
  }
  return { state, connect }
}

const message = {
  id: 'enterprise-e@1',
  type: 't',
  source: '/seedline/registry',
  subject: 'e',
  stream: 'enterprise-e',
  version: 1,
  time: 'now',
} as unknown as EventMessage

const turns = () => new Promise((resolve) => setTimeout(resolve, 5))

describe('the feed of live events', () => {
  test('hands events on, comes back after it broke, and stops when told', async () => {
    const { state, connect } = kafka()
    const published: LiveEvent[] = []
    const hub = { publish: (event: LiveEvent) => void published.push(event) }
    const feed = startFeed({ connect, hub, logger, pause: async () => undefined })
    await turns()
    state.handle?.(message)
    expect(published).toMatchObject([{ eventId: 'enterprise-e@1', enterpriseId: 'e' }])
    state.broken?.('crashed', new Error('gone'))
    await turns()
    expect([state.connections, state.stopped]).toEqual([2, 1])
    await feed.stop()
    expect([state.connections, state.stopped]).toEqual([2, 2])
  })

  test('keeps trying while Kafka is away, ever more slowly', async () => {
    const { state, connect } = kafka()
    state.away = true
    const pauses: number[] = []
    const pause = async (ms: number) => {
      pauses.push(ms)
      if (pauses.length === 9) state.away = false
    }
    const feed = startFeed({ connect, hub: { publish: () => undefined }, logger, pause })
    await turns()
    expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000])
    expect(state.handle).toBeDefined()
    await feed.stop()
    expect(state.connections).toBe(state.stopped)
  })
})
