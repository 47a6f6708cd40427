import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { deleteRecords } from '@seedline/testing/running'
import { eventsBehind } from '../history/events-behind.ts'
import { ownHistory } from '../history/own-history.ts'
import { record } from '../testing/recorded-things.ts'
import { brokers, until } from '../testing/surroundings.ts'
import { freshSystem, recordMany, type System, TOPIC } from '../testing/system.ts'
import { positionStore } from './position-store.ts'
import type { Gap } from './subscription-types.ts'

describe('a subscription whose positions lie in the database', () => {
  let system: System

  beforeAll(async () => {
    system = await freshSystem('positions')
    await system.relay()
  })
  afterAll(() => system.end())

  /** Hears things; what Kafka no longer has is read from the store. */
  async function hear(name: string, seen: string[], withStore = true) {
    const history = ownHistory(system.store, () => 'thing')
    const catchUp = async ({ handle }: Gap): Promise<void> => {
      for await (const events of eventsBehind(history, TOPIC, history.heads(TOPIC), () => 0)) {
        for (const event of events) await handle(TOPIC, event)
      }
    }
    return system.another().subscribe({
      name,
      topics: [TOPIC],
      deadLetters: system.deadLetters,
      positions: positionStore(system.connection),
      ...(withStore ? { catchUp } : {}),
      handler: { kind: 'each', handle: async ({ id }) => void seen.push(id) },
    })
  }
  const positions = () => system.connection.collection('subscription_positions')
  const backlog = Array.from({ length: 6 }, (_, index) => `thing-s${index}@1`)
  const forget = () => deleteRecords(brokers(), system.topicPrefix + TOPIC)

  test('goes on where it had come to, whatever Kafka believes', async () => {
    await recordMany(system.store, 6, 1)
    const seen: string[] = []
    const first = await hear('restored', seen)
    await until('all are heard', () => seen.length === 6)
    expect(await first.caughtUp(10_000)).toBe(true)
    await first.stop()
    expect(seen.toSorted()).toEqual(backlog)

    const again: string[] = []
    const second = await hear('restored', again)
    await record(system.store, 'later', ['1'])
    await until('the later one is heard', () => again.includes('thing-later@1'))
    expect(again).toEqual(['thing-later@1'])
    await second.stop()

    // The database is set back to before anything was heard; Kafka's offsets are not.
    await positions().deleteMany({})
    const restored: string[] = []
    const third = await hear('restored', restored)
    await until('all are heard again', () => restored.length === 7)
    expect(restored.toSorted()).toEqual(['thing-later@1', ...backlog])
    await third.stop()
  })

  test('hears from the store what Kafka lost before it was heard, and then Kafka', async () => {
    await until('all is published', async () => (await system.onTopic()).length >= 7)
    await forget()
    const seen: string[] = []
    const subscription = await hear('late', seen)
    await until('all are heard', () => seen.length === 7)
    expect(await subscription.caughtUp(10_000)).toBe(true)
    expect((await subscription.lag()).every(({ lag }) => lag === 0n)).toBe(true)
    await record(system.store, 'after', ['1', '2'])
    await until('what comes after is heard', () => seen.includes('thing-after@2'))
    expect(seen.toSorted()).toEqual(
      ['thing-after@1', 'thing-after@2', 'thing-later@1', ...backlog].toSorted(),
    )
    await subscription.stop()
  })

  test('hears from the store what was deleted while it was stopped', async () => {
    const seen: string[] = []
    const first = await hear('away', seen)
    await until('all are heard', () => seen.length === 9)
    expect(await first.caughtUp(10_000)).toBe(true)
    await first.stop()
    await record(system.store, 'missed', ['1'])
    await until('it is published', async () => (await system.store.pending.figures()).pending === 0)
    await forget()
    const again: string[] = []
    const second = await hear('away', again)
    await until('it is heard', () => again.includes('thing-missed@1'))
    expect(await second.caughtUp(10_000)).toBe(true)
    await second.stop()
  })

  test('hears from the store what was deleted while it was paused', async () => {
    const seen: string[] = []
    const subscription = await hear('paused', seen)
    await until('all are heard', () => seen.includes('thing-missed@1'))
    await subscription.pause()
    await record(system.store, 'overslept', ['1'])
    await until('it is published', async () => (await system.store.pending.figures()).pending === 0)
    await forget()
    await record(system.store, 'overslept', ['2'])
    await subscription.resume()
    await until('both are heard', () => seen.includes('thing-overslept@2'), 40_000)
    await until('both are heard', () => seen.includes('thing-overslept@1'), 40_000)
    await subscription.stop()
  })

  test('is at the end of a partition that was emptied whole, with nothing behind', async () => {
    await forget()
    const subscription = await hear('emptied', [], false)
    expect(await subscription.caughtUp(10_000)).toBe(true)
    await subscription.stop()
  })
})
