import { describe, expect, jest, test } from '@jest/globals'
import type { EventMessage, Messaging, TailOptions } from '@seedline/messaging'
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
    listening: undefined as TailOptions['onListening'],
  }
  const connect = (broken: (reason: string, cause: unknown) => void): Messaging => {
    state.connections += 1
    state.broken = broken
    return {
      ensureTopics: async () => {
        if (state.away) throw new Error('away')
      },
      tail: async ({ handle, onListening }: TailOptions) => {
        state.handle = handle
        state.listening = onListening
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
  actor: { subject: 'u-1', name: 'u', roles: [], organisation: 'o' },
} as unknown as EventMessage

const turns = () => new Promise((resolve) => setTimeout(resolve, 5))

describe('the feed of live events', () => {
  test('hands events on, comes back after it broke, and stops when told', async () => {
    const { state, connect } = kafka()
    const published: LiveEvent[] = []
    const hub = {
      publish: (event: LiveEvent) => void published.push(event),
      tellOfGap: () => undefined,
    }
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

  test('tells of the gap each time that listening begins, not before', async () => {
    const { state, connect } = kafka()
    const tellOfGap = jest.fn()
    const hub = { publish: () => undefined, tellOfGap }
    const feed = startFeed({ connect, hub, logger, pause: async () => undefined })
    await turns()
    expect(tellOfGap).not.toHaveBeenCalled()
    state.listening?.([])
    expect(tellOfGap).toHaveBeenCalledTimes(1)
    state.broken?.('crashed', new Error('gone'))
    await turns()
    state.listening?.([])
    expect(tellOfGap).toHaveBeenCalledTimes(2)
    await feed.stop()
  })

  test('keeps trying while Kafka is away, ever more slowly', async () => {
    const { state, connect } = kafka()
    state.away = true
    const pauses: number[] = []
    const pause = async (ms: number) => {
      pauses.push(ms)
      if (pauses.length === 9) state.away = false
    }
    const hub = { publish: () => undefined, tellOfGap: () => undefined }
    const feed = startFeed({ connect, hub, logger, pause })
    await turns()
    expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000])
    expect(state.handle).toBeDefined()
    await feed.stop()
    expect(state.connections).toBe(state.stopped)
  })
})
