import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { KafkaError } from '../kafka/kafka-error.ts'
import type { ConsumeOptions, KafkaAdmin, KafkaPort } from '../kafka/kafka-port.ts'
import { commitOf, incomingOf } from '../testing/events.ts'
import { memoryControls } from '../testing/memory-controls.ts'
import { memoryDeadLetters } from '../testing/memory-dead-letters.ts'
import { recordingLogger } from '../testing/surroundings.ts'
import type { PositionStore } from './position-store.ts'
import { subscribe } from './subscribe.ts'
import type { SubscribeOptions } from './subscription-types.ts'

const PLACE = { topic: 'p.things', partition: 0 }

/** A Kafka whose consumer does only what the test makes it do. */
function puppetKafka() {
  let options: ConsumeOptions | undefined
  const calls: string[] = []
  const kafka = { committed: 0n, end: 0n, away: false }
  const offset = (at: bigint) => {
    if (kafka.away) throw new KafkaError('away', 'no broker')
    return [{ ...PLACE, offset: at }]
  }
  const admin: KafkaAdmin = {
    describe: async () => [],
    create: async () => undefined,
    bounds: async () => offset(kafka.end).map(({ offset: end }) => ({ ...PLACE, start: 0n, end })),
    offsetsAt: async () => offset(0n),
    committed: async () => offset(kafka.committed),
    forgetGroup: async () => undefined,
    close: async () => undefined,
  }
  const port: KafkaPort = {
    producer: () => {
      throw new Error('not needed here')
    },
    admin: () => admin,
    partitionOf: () => 0,
    consume(given) {
      options = given
      return {
        pause: () => calls.push('pause'),
        resume: () => calls.push('resume'),
        seek: ({ offset: to }) => calls.push(`seek ${to}`),
        async commit([first]) {
          calls.push(`commit ${first?.offset}`)
        },
        async stop() {
          calls.push('stop')
        },
      }
    },
  }
  return {
    port,
    admin,
    calls,
    kafka,
    consumer: (): ConsumeOptions => {
      if (options === undefined) throw new Error('nobody consumes')
      return options
    },
  }
}

const noPositions: PositionStore = {
  read: async () => [],
  write: async () => undefined,
  forget: async () => undefined,
}

async function subscribed(
  handle: () => Promise<void> = async () => undefined,
  more: Pick<SubscribeOptions, 'positions'> = {},
) {
  const puppet = puppetKafka()
  const fatal: string[] = []
  const subscription = await subscribe(
    {
      port: puppet.port,
      admin: puppet.admin,
      logger: recordingLogger(),
      topicPrefix: 'p.',
      clientId: 'test',
      controls: memoryControls(),
      ending: new AbortController().signal,
      onFatal: (reason) => fatal.push(reason),
    },
    {
      name: 'sub',
      topics: ['things'],
      handler: { kind: 'each', handle },
      deadLetters: memoryDeadLetters(),
      ...more,
    },
  )
  const deliver = (count: number, resolved: bigint[] = []) =>
    puppet.consumer().onBatch({
      ...PLACE,
      messages: incomingOf(commitOf('a', 1, { size: count }), 0n, PLACE),
      endOffset: BigInt(count),
      resolve: (at) => resolved.push(at),
      heartbeat: async () => undefined,
      isStale: () => false,
    })
  return { ...puppet, subscription, fatal, deliver }
}

describe('a subscription', () => {
  beforeEach(() => {
    jest.useFakeTimers()
  })
  afterEach(() => {
    jest.useRealTimers()
  })

  test('reads its topics from the beginning, in a group of its service', async () => {
    const { consumer } = await subscribed()
    expect(consumer()).toMatchObject({
      group: 'p.test.sub',
      topics: ['p.things'],
      from: 'beginning',
    })
  })

  test('ends the process when its consumer has crashed for good', async () => {
    const { consumer, fatal } = await subscribed()
    consumer().onCrash(new Error('not authorised'))
    expect(fatal).toEqual(['The subscription sub has crashed'])
  })

  test('ends the process when it stands still for a minute with work waiting', async () => {
    const { consumer, fatal, kafka } = await subscribed()
    consumer().onAssigned([PLACE])
    kafka.end = 5n
    await jest.advanceTimersByTimeAsync(50_000)
    expect(fatal).toEqual([])
    await jest.advanceTimersByTimeAsync(40_000)
    expect(fatal[0]).toBe('The subscription sub stands still')
  })

  test('ends the process when Kafka answers and still does not let it in', async () => {
    const { fatal, kafka } = await subscribed()
    kafka.end = 5n
    await jest.advanceTimersByTimeAsync(90_000)
    expect(fatal[0]).toBe('The subscription sub can not join its group')
  })

  test('does not blame itself while Kafka is away, nor right after', async () => {
    const { consumer, fatal, kafka } = await subscribed()
    consumer().onAssigned([PLACE])
    kafka.end = 5n
    await jest.advanceTimersByTimeAsync(20_000)
    kafka.away = true
    await jest.advanceTimersByTimeAsync(600_000)
    kafka.away = false
    await jest.advanceTimersByTimeAsync(30_000)
    expect(fatal).toEqual([])
  })

  test('is content with nothing to do, and with what is done', async () => {
    const { consumer, fatal, kafka } = await subscribed()
    consumer().onAssigned([PLACE])
    kafka.end = 5n
    kafka.committed = 5n
    await jest.advanceTimersByTimeAsync(600_000)
    expect(fatal).toEqual([])
  })

  test('commits behind its effects, half a second at most after', async () => {
    const { consumer, deliver, calls } = await subscribed()
    consumer().onAssigned([PLACE])
    const resolved: bigint[] = []
    await deliver(3, resolved)
    expect(resolved).toEqual([0n, 1n, 2n])
    expect(calls).toEqual(['resume'])
    await jest.advanceTimersByTimeAsync(500)
    expect(calls).toEqual(['resume', 'commit 3'])
  })

  test('handles nothing of a partition that it does not own, or while it is paused', async () => {
    const handle = jest.fn(async () => undefined)
    const { consumer, deliver, subscription } = await subscribed(handle)
    await deliver(3)
    consumer().onAssigned([PLACE])
    await subscription.pause()
    await deliver(3)
    expect(handle).not.toHaveBeenCalled()
    await subscription.resume()
    await deliver(3)
    expect(handle).toHaveBeenCalledTimes(3)
  })

  test('commits what it has done before it leaves', async () => {
    const { consumer, deliver, calls, subscription } = await subscribed()
    consumer().onAssigned([PLACE])
    await deliver(2)
    await subscription.stop()
    expect(calls.slice(-2)).toEqual(['commit 2', 'stop'])
  })

  test('is alone by what the group says of this assignment, not of one before', async () => {
    const { consumer, subscription } = await subscribed(undefined, { positions: noPositions })
    consumer().onAssigned([PLACE])
    expect(subscription.alone).toBe(false)
    consumer().onConfirmed?.(performance.now())
    expect(subscription.alone).toBe(true)
    // The group had given it up and gave its partitions to others: of that it hears by being let in anew.
    consumer().onAssigned([PLACE])
    expect(subscription.alone).toBe(false)
  })

  test('is not alone by an answer that it reads long after it asked', async () => {
    const { consumer, subscription } = await subscribed(undefined, { positions: noPositions })
    consumer().onAssigned([PLACE])
    const askedAt = performance.now()
    await jest.advanceTimersByTimeAsync(20_000)
    consumer().onConfirmed?.(askedAt)
    expect(subscription.alone).toBe(false)
  })

  test('is in another turn whenever partitions are given out, or about to be', async () => {
    const { consumer, subscription } = await subscribed()
    const turns = [subscription.turn]
    consumer().onAssigned([PLACE])
    turns.push(subscription.turn)
    consumer().onRebalancing()
    turns.push(subscription.turn)
    consumer().onAssigned([PLACE])
    consumer().onConfirmed?.(performance.now())
    turns.push(subscription.turn)
    expect(new Set(turns).size).toBe(4)
  })

  test('forgets the offsets of partitions that went to another member', async () => {
    const { consumer, deliver, calls } = await subscribed()
    consumer().onAssigned([PLACE])
    await deliver(2)
    consumer().onAssigned([])
    await jest.advanceTimersByTimeAsync(2000)
    expect(calls.filter((call) => call.startsWith('commit'))).toEqual([])
  })
})
