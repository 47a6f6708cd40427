import { describe, expect, test } from '@jest/globals'
import { keepListening } from './keep-listening.ts'
import type { Delivery } from './messaging-types.ts'

const turns = () => new Promise((resolve) => setTimeout(resolve, 5))

/** Connections that note what becomes of them. */
function connections() {
  const told: string[] = []
  const broken: ((reason: string, cause: unknown) => void)[] = []
  return {
    told,
    broken,
    connect(onBroken: (reason: string, cause: unknown) => void): Delivery {
      told.push('connected')
      broken.push(onBroken)
      return { stop: async () => void told.push('stopped') } as unknown as Delivery
    },
  }
}

describe('What is to be heard for as long as a process runs', () => {
  test('is heard again after it broke, and not any more once it is stopped', async () => {
    const { told, broken, connect } = connections()
    const listening = keepListening({
      connect,
      listen: async () => undefined,
      onBroken: (_cause, reason) => void told.push(`broken: ${reason}`),
      onSilent: () => void told.push('silent'),
      pause: async () => undefined,
    })
    await turns()
    broken[0]?.('crashed', new Error('gone'))
    await turns()
    await listening.stop()
    expect(told).toEqual([
      'connected',
      'broken: crashed',
      'stopped',
      'silent',
      'connected',
      'stopped',
      'silent',
    ])
  })

  test('is given up at once, though Kafka is away and nothing has been heard yet', async () => {
    const { told, connect } = connections()
    const listening = keepListening({
      connect,
      listen: () => new Promise(() => undefined),
      onBroken: () => void told.push('broken'),
    })
    await turns()
    await listening.stop()
    expect(told).toEqual(['connected', 'stopped'])
  })

  test('keeps nobody waiting who stops, though Kafka never lets it go', async () => {
    const listening = keepListening({
      connect: () => ({ stop: () => new Promise(() => undefined) }) as unknown as Delivery,
      listen: async () => undefined,
      onBroken: () => undefined,
    })
    await turns()
    const begun = performance.now()
    await listening.stop()
    expect(performance.now() - begun).toBeLessThan(5000)
  }, 10_000)
})
