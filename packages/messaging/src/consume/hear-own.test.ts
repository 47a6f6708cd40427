import { describe, expect, test } from '@jest/globals'
import type { EventMessage } from '../envelope/event-message.ts'
import { storedEvents } from '../envelope/stored-event.ts'
import { commitOf, incomingOf } from '../testing/events.ts'
import { memoryDeadLetters } from '../testing/memory-dead-letters.ts'
import { pause, recordingLogger, until } from '../testing/surroundings.ts'
import { handleChunk } from './handle-chunk.ts'
import type { Failure, Handler } from './handler.ts'
import { type HearingOwn, hearOwn, type Whose } from './hear-own.ts'
import { newPartitionWork } from './partition-work.ts'

type Parts = HearingOwn['parts']

const { signal } = new AbortController()

/** A subscription to things, in the one partition that there is, and what its process stores. */
function hearing(handler: Handler, whose?: Whose, gatherMs = 0) {
  const work = newPartitionWork({ topic: 'things', partition: 0 })
  let tell: (topic: string, events: readonly EventMessage[]) => void = () => undefined
  let running = true
  const deadLetters = memoryDeadLetters()
  const parts: Parts = {
    name: 'sub',
    group: 'test.sub',
    handler,
    deadLetters,
    deadlineMs: 1000,
    logger: recordingLogger(),
    parkedBefore: new Set(),
    counts: { handled: 0, duplicates: 0, parked: 0 },
    batchSize: 500,
    goesOn: () => running,
  }
  const own = hearOwn({
    own: {
      publishes: () => true,
      listen(_topics, hear) {
        tell = hear
        return () => {
          tell = () => undefined
        }
      },
    },
    topics: ['things'],
    parts,
    concurrency: 6,
    gatherMs,
    whose: () => whose ?? work,
    ending: signal,
  })
  parts.own = own
  return {
    own,
    work,
    parts,
    deadLetters,
    store: (id: string, version: number, size = 1) =>
      tell('things', storedEvents(commitOf(id, version, { size }), 'test')),
    bring: (id: string, version: number, size = 1) =>
      handleChunk(parts, work, incomingOf(commitOf(id, version, { size }), 0n), signal),
    pause: () => {
      running = false
    },
  }
}

const each = (handled: string[], act: () => Promise<void> = async () => undefined): Handler => ({
  kind: 'each',
  async handle({ id }) {
    await act()
    handled.push(id)
  },
})

describe('what a process stores itself', () => {
  test('is handled without Kafka, in order, and known when Kafka brings it', async () => {
    const handled: string[] = []
    const { store, bring, parts } = hearing(each(handled))
    store('a', 1, 2)
    store('a', 3)
    await until('it is handled', () => handled.length === 3)
    expect(await bring('a', 1, 3)).toEqual({ kind: 'done' })
    expect(handled).toEqual(['thing-a@1', 'thing-a@2', 'thing-a@3'])
    expect(parts.counts).toEqual({ handled: 3, duplicates: 3, parked: 0 })
  })

  test('is handled together with what comes soon after, where it may wait, and once also when Kafka brings it meanwhile', async () => {
    const calls: (readonly string[])[] = []
    const gathering: Handler = {
      kind: 'batch',
      async handle(messages) {
        calls.push(messages.map(({ id }) => id))
        return []
      },
    }
    const { store, bring } = hearing(gathering, undefined, 40)
    store('a', 1)
    await pause(5)
    store('b', 1)
    await bring('a', 1)
    expect(calls).toEqual([['thing-a@1', 'thing-b@1']])
    store('a', 2)
    await until('the next is handled', () => calls.length === 2)
  })

  test('is not handled a second time when Kafka brings it meanwhile', async () => {
    const handled: string[] = []
    const { store, bring } = hearing(each(handled, () => pause(50)))
    store('a', 1)
    await bring('a', 1)
    expect(handled).toEqual(['thing-a@1'])
  })

  test('waits for Kafka where it is not known that what came before was handled', async () => {
    const handled: string[] = []
    const { store, bring } = hearing(each(handled))
    store('a', 2)
    await pause(20)
    expect(handled).toEqual([])
    await bring('a', 1)
    await bring('a', 2)
    store('a', 3)
    await until('the next is handled', () => handled.length === 3)
    expect(handled).toEqual(['thing-a@1', 'thing-a@2', 'thing-a@3'])
  })

  test('that fails is left to Kafka with all that follows in its stream, and parked by nobody else', async () => {
    const handled: string[] = []
    let fails = true
    const { store, bring, deadLetters } = hearing({
      kind: 'each',
      async handle({ id }) {
        if (fails) throw new Error('not yet')
        handled.push(id)
      },
    })
    store('a', 1, 2)
    store('b', 1)
    await pause(20)
    expect([handled.length, deadLetters.parked.size]).toEqual([0, 0])
    fails = false
    await bring('a', 1, 2)
    expect(handled).toEqual(['thing-a@1', 'thing-a@2'])
  })

  test('of one moment goes to a batch handler in one call; what it could not do, Kafka brings', async () => {
    const calls: string[][] = []
    const take = async (messages: readonly EventMessage[]): Promise<readonly Failure[]> => {
      calls.push(messages.map(({ id }) => id))
      return messages
        .filter(({ stream }) => calls.length === 1 && stream === 'thing-b')
        .map((message) => ({ message, code: 'VIEW_VERSION_GAP', cause: new Error('a gap') }))
    }
    const { store, bring } = hearing({ kind: 'batch', handle: take })
    store('a', 1, 2)
    store('b', 4)
    await until('it is handled', () => calls.length === 1)
    expect(calls).toEqual([['thing-a@1', 'thing-a@2', 'thing-b@4']])
    await bring('a', 1, 2)
    await bring('b', 4)
    expect(calls.slice(1)).toEqual([['thing-b@4']])
  })

  test('waits for more to go with while much comes, and not where little does', async () => {
    const calls: number[] = []
    const { store } = hearing({
      kind: 'batch',
      async handle(messages) {
        calls.push(messages.length)
        return []
      },
    })
    store('a', 1)
    await until('it is handled', () => calls.length === 1)
    for (let index = 0; index < 40; index += 1) store(`s${index}`, 1)
    await until('they are handled', () => calls.length === 2)
    store('s0', 2)
    await pause(10)
    store('s0', 3)
    await until('what came meanwhile is handled', () => calls.length === 3)
    expect(calls).toEqual([1, 40, 2])
    store('s0', 4)
    await until('the next is handled at once', () => calls.length === 4)
    expect(calls).toEqual([1, 40, 2, 1])
  })

  test('is left alone while the subscription is paused', async () => {
    const handled: string[] = []
    const hears = hearing(each(handled))
    hears.pause()
    hears.store('a', 1)
    await pause(20)
    expect(handled).toEqual([])
  })

  test('is to be handled anew where its partition was moved back meanwhile', async () => {
    const handled: string[] = []
    const { store, bring, work } = hearing(each(handled, () => pause(30)))
    store('a', 1)
    await pause(10)
    work.epoch += 1
    await bring('a', 1)
    expect(handled).toEqual(['thing-a@1', 'thing-a@1'])
  })

  test('and falls to another member is handled by that one alone, or looked at later by a batch handler', async () => {
    const handled: string[] = []
    const single = hearing(each(handled), 'another')
    single.store('a', 1)
    const calls: number[] = []
    const begun = performance.now()
    const batch = hearing(
      {
        kind: 'batch',
        async handle() {
          calls.push(performance.now() - begun)
          return []
        },
      },
      'another',
    )
    batch.store('a', 1)
    await until('it is looked at', () => calls.length === 1)
    expect(calls[0]).toBeGreaterThan(400)
    expect(handled).toEqual([])
  })

  test('more than fits in memory waits for Kafka', async () => {
    const handled: string[] = []
    const { store, bring } = hearing(each(handled))
    for (let index = 0; index < 2200; index += 1) store(`s${index}`, 1)
    await until('what fits is handled', () => handled.length === 2000)
    await pause(20)
    expect(handled).toHaveLength(2000)
    await bring('s2199', 1)
    expect(handled.at(-1)).toBe('thing-s2199@1')
  })

  test('is not begun any more once the subscription stops, which waits for what is under way', async () => {
    const handled: string[] = []
    const hears = hearing(each(handled, () => pause(30)))
    hears.store('a', 1)
    await pause(5)
    hears.pause()
    await hears.own.stop()
    hears.store('a', 2)
    expect(handled).toEqual(['thing-a@1'])
  })
})
