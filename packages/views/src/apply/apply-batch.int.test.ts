import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { EventMessage } from '@seedline/messaging'
import fc from 'fast-check'
import type { Connection } from 'mongoose'
import { documentsOf, prepareDocuments } from '../build/builds.ts'
import { freshDatabase } from '../testing/surroundings.ts'
import { type Added, type Tally, tallyView, thingEvent } from '../testing/tally-view.ts'
import { applyBatch, type ViewTarget } from './apply-batch.ts'
import { createDocumentCache } from './document-cache.ts'
import { fromStored } from './stored-document.ts'

describe('applying batches to MongoDB', () => {
  let connection: Connection
  let generation = 0

  beforeAll(async () => {
    connection = await freshDatabase()
  })
  afterAll(async () => {
    await connection.dropDatabase()
    await connection.close()
  })

  const freshTarget = async (): Promise<ViewTarget<Tally, Added>> => {
    generation += 1
    await prepareDocuments(connection, tallyView, generation)
    return anotherWriter(generation)
  }
  /** Another process at the same documents, with a cache of its own. */
  const anotherWriter = (of: number): ViewTarget<Tally, Added> => ({
    view: tallyView,
    collection: documentsOf(connection, tallyView, of),
    cache: createDocumentCache(),
    applied: () => undefined,
  })
  const stored = async ({ collection }: ViewTarget<Tally, Added>, key: string) => {
    const found = await collection.findOne({ _id: key })
    return found === null ? undefined : fromStored<Tally>(found)
  }

  test('writes each document once, exact to the last unit', async () => {
    const target = await freshTarget()
    const failures = await applyBatch(target, [
      thingEvent('a', 1, { amount: '9007199254740993' }),
      thingEvent('b', 1, { amount: 2 }),
      thingEvent('a', 2, { amount: 1 }),
    ])
    expect(failures).toEqual([])
    expect(await stored(target, 'a')).toEqual({
      _id: 'a',
      rev: 1,
      seen: { 'thing-a': 2 },
      held: [],
      data: { total: 9007199254740994n, seen: ['thing-a@1', 'thing-a@2'], name: 'name a' },
    })
  })

  test('holds nothing where it is told not to, and says what the document waits for', async () => {
    const target = await freshTarget()
    const early = [thingEvent('a', 3), thingEvent('b', 1), thingEvent('a', 4)]
    const failures = await applyBatch(target, early, { mostHeld: 0 })
    expect(failures).toMatchObject([
      { message: { id: 'thing-a@3' }, code: 'VIEW_VERSION_GAP', cause: { expected: 1 } },
      { message: { id: 'thing-a@4' }, code: 'VIEW_VERSION_GAP', cause: { expected: 1 } },
    ])
    expect(await stored(target, 'a')).toBeUndefined()
    expect(await stored(target, 'b')).toMatchObject({ seen: { 'thing-b': 1 } })
  })

  test('keeps held events, bytes and origin, until what they follow arrives', async () => {
    const target = await freshTarget()
    const early = thingEvent('a', 2, { amount: 5 })
    await applyBatch(target, [early])
    const held = await stored(target, 'a')
    expect(held?.held).toEqual([{ ...early, data: new Uint8Array(early.data) }])
    await applyBatch(anotherWriter(generation), [thingEvent('a', 1)])
    expect((await stored(target, 'a'))?.data?.total).toBe(6n)
  })

  test('finds out that another wrote first, and loses neither', async () => {
    const one = await freshTarget()
    const two = anotherWriter(generation)
    await applyBatch(one, [thingEvent('a', 1, { amount: 1 })])
    await applyBatch(two, [thingEvent('a', 2, { amount: 10 })])
    // `one` still believes in rev 1.
    await applyBatch(one, [
      thingEvent('a', 1, { stream: 'other-a', amount: 100 }),
      thingEvent('b', 1, { amount: 7 }),
    ])
    expect(await stored(one, 'a')).toMatchObject({
      rev: 3,
      seen: { 'thing-a': 2, 'other-a': 1 },
      data: { total: 111n },
    })
    expect((await stored(one, 'b'))?.data?.total).toBe(7n)
  })

  test('two writers at once, in disorder and repeating themselves, end as one in order would', async () => {
    const delivery = fc.tuple(
      fc.array(fc.nat(40), { minLength: 1, maxLength: 30 }),
      fc.array(fc.nat(40), { minLength: 1, maxLength: 30 }),
    )
    const all = ['a', 'b', 'c'].flatMap((subject) =>
      Array.from({ length: 8 }, (_, index) => thingEvent(subject, index + 1)),
    )
    await fc.assert(
      fc.asyncProperty(delivery, async (picks) => {
        const one = await freshTarget()
        const two = anotherWriter(generation)
        const pick = (indices: readonly number[]): EventMessage[] =>
          indices.map((index) => all[index % all.length]).filter((event) => event !== undefined)
        const [left, right] = picks
        await Promise.all([applyBatch(one, pick(left)), applyBatch(two, pick(right))])
        await Promise.all([applyBatch(one, all), applyBatch(two, all.toReversed())])
        for (const key of ['a', 'b', 'c']) {
          const document = await stored(one, key)
          expect(document?.seen).toEqual({ [`thing-${key}`]: 8 })
          expect(document?.held).toEqual([])
          expect(document?.data).toEqual({
            total: 36n,
            seen: Array.from({ length: 8 }, (_, index) => `thing-${key}@${index + 1}`),
            name: `name ${key}`,
          })
        }
      }),
      { numRuns: 40 },
    )
  })

  test('names failures once, and applies the others', async () => {
    const target = await freshTarget()
    const failures = await applyBatch(target, [
      thingEvent('a', 1, { amount: 'unreadable' }),
      thingEvent('b', 1, { amount: -13 }),
      thingEvent('c', 1, { amount: 3 }),
    ])
    expect(failures.map(({ code, message }) => `${message.id} ${code}`).toSorted()).toEqual([
      'thing-a@1 VIEW_DECODE_FAILED',
      'thing-b@1 VIEW_FOLD_FAILED',
    ])
    expect((await stored(target, 'c'))?.data?.total).toBe(3n)
    expect(await stored(target, 'b')).toBe(undefined)
  })
})
