import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { PendingFeed } from '@seedline/event-store'
import type { EventMessage } from './envelope/event-message.ts'
import { record } from './testing/recorded-things.ts'
import { pause, until } from './testing/surroundings.ts'
import { freshSystem, recordMany, type System, TOPIC } from './testing/system.ts'

const ids = (events: readonly EventMessage[]) => events.map(({ id }) => id)

/** Per stream, versions strictly in order and without a gap. */
function expectInOrder(events: readonly string[]): void {
  const reached = new Map<string, number>()
  for (const id of events) {
    const [stream = '', version] = id.split('@')
    expect([stream, Number(version)]).toEqual([stream, (reached.get(stream) ?? 0) + 1])
    reached.set(stream, Number(version))
  }
}

describe('from a command to another service', () => {
  let system: System
  beforeAll(async () => {
    system = await freshSystem('journey')
  })
  afterAll(() => system.end())

  test('an event arrives as it was recorded, in its trace, and at once', async () => {
    const seen: EventMessage[] = []
    const traces: (string | undefined)[] = []
    await system.relay()
    const subscription = await system.subscribe('journey', {
      kind: 'each',
      async handle(message, { traceparent }) {
        seen.push(message)
        traces.push(traceparent)
      },
    })
    const trace = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
    await record(system.store, 'one', ['铜', 'two'], trace)
    await until('both arrived', () => seen.length === 2)
    expect(ids(seen)).toEqual(['thing-one@1', 'thing-one@2'])
    expect(seen[0]).toMatchObject({
      type: 'seedline.test.v1.ThingHappened',
      source: '/seedline/test',
      subject: 'one',
      actor: { subject: 'user:registrar-1', name: '李登记' },
      traceparent: trace,
      origin: { topic: `${system.topicPrefix}${TOPIC}` },
    })
    expect(Buffer.from(seen[0]?.data ?? []).toString()).toBe('铜')
    expect(traces).toEqual([trace, trace])
    const from = performance.now()
    await record(system.store, 'one', ['three'])
    await until('it arrived', () => seen.length === 3)
    // Sooner than any look that is taken now and then: it was told of.
    expect(performance.now() - from).toBeLessThan(4_000)
    expect(await subscription.caughtUp(5000)).toBe(true)
    const lag = await subscription.lag()
    expect(lag.map((part) => part.lag)).toEqual([0n, 0n, 0n])
    await subscription.stop()
  })

  test('a live feed brings what is published from now on', async () => {
    const seen: string[] = []
    const live = await system.messaging.tail({
      topics: [TOPIC],
      handle: ({ id }) => seen.push(id),
    })
    await pause(300)
    await record(system.store, 'live', ['x'])
    await until('it is seen', () => seen.length > 0)
    expect(seen).toEqual(['thing-live@1'])
    await live.stop()
  })
})

describe('several relays', () => {
  let system: System
  beforeAll(async () => {
    system = await freshSystem('relays')
  })
  afterAll(() => system.end())

  test('share the work and publish each event once, in order', async () => {
    const one = await system.relay()
    const two = await system.relay(system.another())
    await until('both hold lanes', async () => {
      return (await one.figures()).lanesHeld > 0 && (await two.figures()).lanesHeld > 0
    })
    await recordMany(system.store, 20, 10)
    await until('nothing is pending', async () => (await one.figures()).pendingCommits === 0)
    const published = await system.onTopic()
    expect(published).toHaveLength(200)
    expectInOrder(published)
    const shares = [(await one.figures()).published, (await two.figures()).published]
    expect((shares[0] ?? 0) + (shares[1] ?? 0)).toBe(200)
    expect(Math.min(...shares)).toBeGreaterThan(0)
    await Promise.all([one.stop(), two.stop()])
  })
})

describe('a relay that dies between sending and marking', () => {
  let system: System
  beforeAll(async () => {
    system = await freshSystem('dying')
  })
  afterAll(() => system.end())

  /** A feed whose marks never reach the database: the process was killed before. */
  const dying = (feed: PendingFeed): PendingFeed => ({
    ...feed,
    join(options) {
      const session = feed.join(options)
      return { ...session, markPublished: () => Promise.reject(new Error('killed')) }
    },
  })

  test('leaves duplicates behind, whose effects happen once', async () => {
    const effects: string[] = []
    const subscription = await system.subscribe('once', {
      kind: 'each',
      async handle({ id }) {
        effects.push(id)
      },
    })
    const first = await system.relay(system.messaging, dying(system.store.pending))
    await recordMany(system.store, 3, 2)
    await until('all are sent', () => effects.length >= 6)
    await first.stop()
    const second = await system.relay(system.another())
    await until('nothing is pending', async () => (await second.figures()).pendingCommits === 0)
    expect((await system.onTopic()).length).toBeGreaterThanOrEqual(12)
    expect(await subscription.caughtUp(5000)).toBe(true)
    expect(effects.toSorted()).toEqual([0, 1, 2].flatMap((s) => [`thing-s${s}@1`, `thing-s${s}@2`]))
    expect(subscription.figures().duplicates).toBeGreaterThanOrEqual(6)
    await second.stop()
  })
})
