import { afterEach, describe, expect, test } from '@jest/globals'
import { KafkaError } from '../kafka/kafka-error.ts'
import type { KafkaProducer, OutgoingMessage } from '../kafka/kafka-port.ts'
import { commitOf } from '../testing/events.ts'
import { type MemoryFeed, memoryFeed } from '../testing/memory-feed.ts'
import { pause, recordingLogger, until } from '../testing/surroundings.ts'
import type { Relay } from './relay-types.ts'
import { startRelay } from './start-relay.ts'

interface FakeKafka extends KafkaProducer {
  readonly log: OutgoingMessage[]
  readonly sends: number[]
  refuse?: (message: OutgoingMessage) => Error | undefined
  /** A send under way ends with it. */
  held?: Promise<void>
}

function fakeKafka(): FakeKafka {
  const kafka: FakeKafka = {
    log: [],
    sends: [],
    async send(messages) {
      kafka.sends.push(messages.length)
      await kafka.held
      for (const message of messages) {
        const refusal = kafka.refuse?.(message)
        if (refusal !== undefined) throw refusal
      }
      kafka.log.push(...messages)
    },
    async close() {},
  }
  return kafka
}

const idsIn = ({ log }: FakeKafka) => log.map(({ headers }) => headers.ce_id)
const away = new KafkaError('away', 'no broker')

describe('the relay', () => {
  const running: Relay[] = []
  const start = async (
    feed: MemoryFeed,
    kafka: FakeKafka,
    { backstopMs = 60_000, markAfterMs = 50 } = {},
  ) => {
    const relay = startRelay(kafka, {
      feed,
      service: 'test',
      topicOf: (category) => (category === 'uscc' ? undefined : `seedline.test.${category}.v1`),
      topicPrefix: 'p.',
      logger: recordingLogger(),
      backstopMs,
      markAfterMs,
    })
    running.push(relay)
    return relay
  }
  afterEach(async () => {
    await Promise.all(running.splice(0).map((relay) => relay.stop()))
  })

  test('publishes what is pending when it starts, and then what it is woken for', async () => {
    const feed = memoryFeed()
    const kafka = fakeKafka()
    feed.add(commitOf('a', 1, { size: 2 }))
    const relay = await start(feed, kafka)
    await until('the first is out', () => feed.waiting.length === 0)
    feed.add(commitOf('a', 3), commitOf('b', 1))
    feed.ring()
    await until('the others are out', () => feed.waiting.length === 0)
    expect(idsIn(kafka)).toEqual(['thing-a@1', 'thing-a@2', 'thing-a@3', 'thing-b@1'])
    expect(kafka.log[0]?.topic).toBe('p.seedline.test.thing.v1')
    expect(await relay.figures()).toMatchObject({ published: 4, pendingCommits: 0, blocked: [] })
  })

  test('sends what came meanwhile together, one send at a time', async () => {
    const feed = memoryFeed()
    const kafka = fakeKafka()
    const { promise, resolve } = Promise.withResolvers<void>()
    kafka.held = promise
    await start(feed, kafka)
    feed.add(commitOf('a', 1))
    feed.ring()
    await until('the first is under way', () => kafka.sends.length === 1)
    for (let version = 2; version <= 20; version += 1) {
      feed.add(commitOf('a', version))
      feed.ring()
      await pause(2)
    }
    expect(kafka.sends).toEqual([1])
    resolve()
    await until('all are out', () => feed.waiting.length === 0)
    expect(kafka.sends).toEqual([1, 19])
    expect(idsIn(kafka)).toEqual(Array.from({ length: 20 }, (_, i) => `thing-a@${i + 1}`))
  })

  test('marks claims done that nobody publishes', async () => {
    const feed = memoryFeed()
    const kafka = fakeKafka()
    feed.add(commitOf('x', 1, { category: 'uscc' }), commitOf('a', 1))
    await start(feed, kafka)
    await until('nothing waits', () => feed.waiting.length === 0)
    expect(idsIn(kafka)).toEqual(['thing-a@1'])
  })

  test('finds by itself what nobody woke it for', async () => {
    const feed = memoryFeed()
    const kafka = fakeKafka()
    await start(feed, kafka, { backstopMs: 50 })
    await pause(20)
    feed.add(commitOf('a', 1))
    await until('it is out', () => feed.waiting.length === 0)
  })

  test('keeps trying to mark what it published, without publishing it again', async () => {
    const feed = memoryFeed()
    const kafka = fakeKafka()
    feed.fail.mark = new Error('database away')
    feed.add(commitOf('a', 1))
    await start(feed, kafka)
    await until('it was sent', () => kafka.log.length > 0)
    feed.add(commitOf('a', 2))
    feed.ring()
    await until('the next was sent', () => kafka.log.length > 1)
    delete feed.fail.mark
    await until('both are marked', () => feed.waiting.length === 0)
    expect(idsIn(kafka)).toEqual(['thing-a@1', 'thing-a@2'])
  })

  test('does not publish again what was marked while a read was under way', async () => {
    const feed = memoryFeed()
    const kafka = fakeKafka()
    const join = feed.join
    feed.join = (options) => {
      const session = join(options)
      return {
        ...session,
        async read(what) {
          const asOfNow = await session.read(what)
          await pause(10)
          return asOfNow
        },
        async markPublished(commits) {
          await pause(15)
          await session.markPublished(commits)
        },
      }
    }
    await start(feed, kafka)
    for (let version = 1; version <= 60; version += 1) {
      feed.add(commitOf('a', version))
      feed.ring()
      await pause(3)
    }
    await until('all are out', () => feed.waiting.length === 0)
    expect(idsIn(kafka)).toEqual(Array.from({ length: 60 }, (_, i) => `thing-a@${i + 1}`))
  })

  test('marks what the broker acknowledged also when its lanes were lost meanwhile', async () => {
    const feed = memoryFeed()
    const kafka = fakeKafka()
    feed.add(commitOf('a', 1))
    await start(feed, kafka)
    await until('it was sent', () => kafka.log.length > 0)
    feed.lanes = []
    await until('it is marked', () => feed.waiting.length === 0)
  })

  test('sends no later part of a stream whose lane was away for one send of a round', async () => {
    const feed = memoryFeed()
    const kafka = fakeKafka()
    const event = { type: 't', data: new Uint8Array(500_000) }
    feed.add(commitOf('a', 1, { events: [event] }), commitOf('a', 2, { events: [event, event] }))
    // The lease lapses once the first send is under way, and is renewed with the second.
    const lanes = [[0], [0], [], [0], [0]]
    feed.takeLanes = () => lanes.shift() ?? [0]
    await start(feed, kafka)
    await until('the first is out', () => kafka.log.length > 0)
    feed.ring()
    await until('all are marked', () => feed.waiting.length === 0)
    expect(idsIn(kafka)).toEqual(['thing-a@1', 'thing-a@2', 'thing-a@3'])
  })

  test('waits out a broker that is away without hurrying, however often it is woken', async () => {
    const feed = memoryFeed()
    const kafka = fakeKafka()
    kafka.refuse = () => away
    const relay = await start(feed, kafka)
    for (let version = 1; version <= 100; version += 1) {
      feed.add(commitOf('a', version))
      feed.ring()
      await pause(5)
    }
    expect(kafka.sends.length).toBeLessThan(6)
    expect(await relay.figures()).toMatchObject({ pendingCommits: 100, lastFailure: 'no broker' })
    delete kafka.refuse
    await until('the backlog is out', () => feed.waiting.length === 0)
    expect(idsIn(kafka)).toEqual(Array.from({ length: 100 }, (_, i) => `thing-a@${i + 1}`))
    expect((await relay.figures()).lastFailure).toBe(undefined)
  })

  test('lets a stream that Kafka refuses block nothing but itself', async () => {
    const feed = memoryFeed()
    const kafka = fakeKafka()
    kafka.refuse = ({ headers }) =>
      headers.ce_id === 'thing-a@2' ? new KafkaError('too-large', 'too large') : undefined
    feed.add(
      commitOf('a', 1),
      commitOf('b', 1),
      commitOf('a', 2),
      commitOf('a', 3),
      commitOf('b', 2),
    )
    const relay = await start(feed, kafka)
    await until('the others are out', () => kafka.log.some((m) => m.headers.ce_id === 'thing-b@2'))
    await until('only its own wait', () => feed.waiting.length === 3)
    expect((await relay.figures()).blocked).toMatchObject([
      { stream: 'thing-a', attempts: 1, cause: 'too large' },
    ])
    feed.add(commitOf('c', 1))
    feed.ring()
    await until('the next is out', () => feed.waiting.length === 3)
    delete kafka.refuse
    await until('the blocked stream is out', () => feed.waiting.length === 0)
    const own = idsIn(kafka).filter((id) => id?.startsWith('thing-a'))
    expect(Array.from(new Set(own))).toEqual(['thing-a@1', 'thing-a@2', 'thing-a@3'])
    expect((await relay.figures()).blocked).toEqual([])
  })

  test('does not even try what no broker would take', async () => {
    const feed = memoryFeed()
    const kafka = fakeKafka()
    const data = new Uint8Array(1_000_000)
    feed.add(
      commitOf('a', 1, { events: [{ type: 't', data }] }),
      commitOf('a', 2),
      commitOf('b', 1),
    )
    const relay = await start(feed, kafka)
    await until('the other is out', () => feed.waiting.length === 2)
    expect(idsIn(kafka)).toEqual(['thing-b@1'])
    expect((await relay.figures()).blocked).toMatchObject([
      { stream: 'thing-a', cause: expect.stringContaining('1000') },
    ])
  })

  test('publishes what its own process stores without reading it', async () => {
    const feed = memoryFeed()
    const kafka = fakeKafka()
    await start(feed, kafka)
    await until('it has looked once', () => feed.reads === 1)
    for (let version = 1; version <= 5; version += 1) {
      feed.announce(commitOf('a', version), commitOf(`b${version}`, 1))
      await pause(5)
    }
    await until('all are marked', () => feed.waiting.length === 0)
    expect(feed.reads).toBe(1)
    const own = idsIn(kafka).filter((id) => id?.startsWith('thing-a'))
    expect(own).toEqual(Array.from({ length: 5 }, (_, i) => `thing-a@${i + 1}`))
    expect(kafka.log).toHaveLength(10)
  })

  test('reads first where another process stored what comes before', async () => {
    const feed = memoryFeed()
    const kafka = fakeKafka()
    await start(feed, kafka)
    await until('it has looked once', () => feed.reads === 1)
    feed.announce(commitOf('a', 1))
    await until('the first is out', () => kafka.log.length === 1)
    feed.add(commitOf('a', 2))
    feed.announce(commitOf('a', 3))
    await until('all are out', () => kafka.log.length === 3)
    expect(idsIn(kafka)).toEqual(['thing-a@1', 'thing-a@2', 'thing-a@3'])
    expect(feed.reads).toBe(2)
  })

  test('reads now and then what nobody told it of, also while it is never idle', async () => {
    const feed = memoryFeed()
    const kafka = fakeKafka()
    await start(feed, kafka, { backstopMs: 60 })
    feed.add(commitOf('other', 1))
    for (let version = 1; version <= 40; version += 1) {
      feed.announce(commitOf('a', version))
      await pause(5)
    }
    await until('all are out', () => feed.waiting.length === 0)
    expect(kafka.log.findIndex(({ headers }) => headers.ce_id === 'thing-other@1')).toBeLessThan(30)
  })

  test('sends again, in order, what it was told of while the broker was away', async () => {
    const feed = memoryFeed()
    const kafka = fakeKafka()
    await start(feed, kafka)
    await until('it has looked once', () => feed.reads === 1)
    kafka.refuse = () => away
    for (let version = 1; version <= 20; version += 1) {
      feed.announce(commitOf('a', version))
      await pause(10)
    }
    delete kafka.refuse
    await until('all are marked', () => feed.waiting.length === 0)
    expect(idsIn(kafka)).toEqual(Array.from({ length: 20 }, (_, i) => `thing-a@${i + 1}`))
  })

  test('lets a refused stream of its own process block nothing but itself', async () => {
    const feed = memoryFeed()
    const kafka = fakeKafka()
    await start(feed, kafka)
    kafka.refuse = ({ headers }) =>
      headers.ce_id === 'thing-a@1' ? new KafkaError('too-large', 'too large') : undefined
    for (let version = 1; version <= 5; version += 1) {
      feed.announce(commitOf('a', version), commitOf('b', version))
      await pause(5)
    }
    await until('the other is out', () => kafka.log.length === 5)
    delete kafka.refuse
    await until('the blocked one is out', () => feed.waiting.length === 0)
    const own = idsIn(kafka).filter((id) => id?.startsWith('thing-a'))
    expect(own).toEqual(Array.from({ length: 5 }, (_, i) => `thing-a@${i + 1}`))
  })

  test('marks few commits together, many at once, and what is left when it stops', async () => {
    const feed = memoryFeed()
    const kafka = fakeKafka()
    // Longer than this test may take: nothing is marked because its time has come.
    const relay = await start(feed, kafka, { markAfterMs: 3_600_000 })
    for (let version = 1; version <= 3; version += 1) {
      feed.announce(commitOf('a', version))
      await pause(20)
    }
    await until('few are out', () => kafka.log.length === 3)
    expect(feed.marks).toBe(0)
    feed.announce(...Array.from({ length: 50 }, (_, i) => commitOf('a', i + 4)))
    await until('many are marked', () => feed.waiting.length === 0)
    expect(feed.marks).toBe(1)
    feed.announce(commitOf('a', 54))
    await until('the last is out', () => kafka.log.length === 54)
    await relay.stop()
    expect(feed.waiting).toHaveLength(0)
  })

  test('goes on after the database was away', async () => {
    const feed = memoryFeed()
    const kafka = fakeKafka()
    feed.fail.read = new Error('database away')
    feed.add(commitOf('a', 1))
    const relay = await start(feed, kafka)
    await until('it says so', async () => (await relay.figures()).lastFailure === 'database away')
    delete feed.fail.read
    await until('it is out', () => feed.waiting.length === 0)
  })

  test('holds no lane, reads nothing', async () => {
    const feed = memoryFeed([])
    feed.add(commitOf('a', 1))
    await start(feed, fakeKafka(), { backstopMs: 10 })
    await pause(60)
    expect(feed.reads).toBe(0)
  })
})
