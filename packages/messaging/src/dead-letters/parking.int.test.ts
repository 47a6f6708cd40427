import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { instantOf } from '@seedline/values'
import { UnreadableEvent } from '../consume/classify.ts'
import type { Subscription } from '../consume/subscription-types.ts'
import { kafkajsPort } from '../kafka/kafkajs-port.ts'
import { operations } from '../operate/operations.ts'
import { record } from '../testing/recorded-things.ts'
import { brokers, until } from '../testing/surroundings.ts'
import { freshSystem, type System, TOPIC } from '../testing/system.ts'

describe('events that can not be handled', () => {
  let system: System
  let healed = false
  const effects: string[] = []
  const tries = new Map<string, number>()
  let subscription: Subscription

  beforeAll(async () => {
    system = await freshSystem('poison')
    await system.relay()
    subscription = await system.subscribe('poison', {
      kind: 'each',
      async handle({ id, data }) {
        const text = Buffer.from(data).toString()
        tries.set(id, (tries.get(id) ?? 0) + 1)
        if (text === 'poison' && !healed) throw new TypeError('can not do this one')
        if (text === 'unreadable' && !healed) throw new UnreadableEvent('no such field')
        effects.push(id)
      },
    })
  })
  afterAll(() => system.end())

  test('are parked after five tries, within 30 s, and their partition goes on', async () => {
    const from = performance.now()
    await record(system.store, 'bad', ['ok', 'poison', 'ok'])
    await until('it is parked', async () => (await system.deadLetters.count()) === 1, 30_000)
    await until('the next is handled', () => effects.includes('thing-bad@3'))
    expect(performance.now() - from).toBeLessThan(30_000)
    expect(tries.get('thing-bad@2')).toBe(5)
    const { deadLetters } = await system.deadLetters.list({ pageSize: 10, pageToken: '' })
    expect(deadLetters).toMatchObject([
      {
        subscription: 'poison',
        eventId: 'thing-bad@2',
        eventType: 'seedline.test.v1.ThingHappened',
        subject: 'bad',
        causeCode: 'HANDLER_FAILED',
        cause: 'TypeError: can not do this one',
        attempts: 5,
        origin: { topic: `${system.topicPrefix}${TOPIC}` },
      },
    ])
    expect(Buffer.from(deadLetters[0]?.value ?? []).toString()).toBe('poison')
  })

  test('are parked at once when nobody can read them', async () => {
    await record(system.store, 'odd', ['unreadable', 'ok'])
    const port = kafkajsPort({ brokers: brokers(), clientId: 'x', logger: system.logger })
    const producer = port.producer()
    const topic = system.topicPrefix + TOPIC
    await producer.send([{ topic, key: 'odd', value: Buffer.from('junk'), headers: {} }])
    await producer.close()
    await until('both are parked', async () => (await system.deadLetters.count()) === 3)
    await until('the next is handled', () => effects.includes('thing-odd@2'))
    expect(tries.get('thing-odd@1')).toBe(1)
    const { deadLetters } = await system.deadLetters.list({ pageSize: 10, pageToken: '' })
    expect(deadLetters.map(({ causeCode }) => causeCode)).toEqual([
      'HANDLER_FAILED',
      'UNREADABLE_EVENT',
      'UNREADABLE_ENVELOPE',
    ])
  })

  test('are listed page by page, and handled once more when asked for', async () => {
    const desk = operations({
      feed: system.store.pending,
      subscriptions: [subscription],
      deadLetters: system.deadLetters,
    })
    const first = await desk.listDeadLetters({ pageSize: 2, pageToken: '' })
    const second = await desk.listDeadLetters({ pageSize: 2, pageToken: first.nextPageToken })
    expect([first.deadLetters.length, second.deadLetters.length]).toEqual([2, 1])
    expect(second.nextPageToken).toBe('')
    const id = first.deadLetters[0]?.id ?? ''
    expect(await desk.replayDeadLetter(id)).toMatchObject({
      handled: false,
      causeCode: 'HANDLER_FAILED',
    })
    expect((await system.deadLetters.get(id))?.attempts).toBe(6)
    healed = true
    expect(await desk.replayDeadLetter(id)).toMatchObject({ handled: true })
    expect(effects).toContain('thing-bad@2')
    await until('all are marked', async () => (await desk.delivery()).pendingCommits === 0)
    expect(await desk.delivery()).toMatchObject({
      deadLetters: 2,
      subscriptions: [{ name: 'poison', paused: false }],
    })
    await expect(desk.replayDeadLetter('nothing')).rejects.toMatchObject({
      problem: { code: 'DEAD_LETTER_UNKNOWN' },
    })
    await expect(desk.pause('nobody')).rejects.toMatchObject({
      problem: { code: 'SUBSCRIPTION_UNKNOWN' },
    })
    await expect(desk.rebuild('poison')).rejects.toMatchObject({
      problem: { code: 'SUBSCRIPTION_NOT_A_VIEW' },
    })
  })

  test('are settled by a replay that handles them, but for what nobody can read', async () => {
    await subscription.replayFrom(instantOf(new Date(0)))
    await until('one is settled', async () => (await system.deadLetters.count()) === 1)
    expect(await subscription.caughtUp(10_000)).toBe(true)
    const { deadLetters } = await system.deadLetters.list({ pageSize: 10, pageToken: '' })
    expect(deadLetters.map(({ causeCode }) => causeCode)).toEqual(['UNREADABLE_ENVELOPE'])
  })
})
