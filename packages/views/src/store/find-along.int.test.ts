import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Connection } from 'mongoose'
import { applyBatch } from '../apply/apply-batch.ts'
import { createDocumentCache } from '../apply/document-cache.ts'
import { documentsOf, prepareDocuments } from '../build/builds.ts'
import { freshDatabase } from '../testing/surroundings.ts'
import { type Tally, tallyView, thingEvent } from '../testing/tally-view.ts'
import { findAlong } from './find-along.ts'
import type { AlongOptions } from './view-store-types.ts'

// Signs that UTF-16 sorts otherwise than bytes do are among them, and names that only their keys tell apart.
const keys = Array.from(
  { length: 90 },
  (_, at) => `${['a', '碳', '\u{20BB7}', '\uFA10'][at % 4]}${at}`,
)
const things = [...new Set(keys)].map((key, at) => ({ key, amount: at % 7 }))
const nameOf = (key: string): string => `name ${key}`
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

describe('A view read along a path', () => {
  let connection: Connection
  beforeAll(async () => {
    connection = await freshDatabase()
    await prepareDocuments(connection, tallyView, 1)
    const target = {
      view: tallyView,
      collection: documentsOf(connection, tallyView, 1),
      cache: createDocumentCache<Tally>(),
      applied: () => undefined,
    }
    await applyBatch(
      target,
      things.map(({ key, amount }) => thingEvent(key, 1, { amount })),
    )
    await applyBatch(target, [thingEvent('only later', 2)])
  })
  afterAll(async () => {
    await connection.dropDatabase()
    await connection.close()
  })

  async function allPages(options: Omit<AlongOptions<Tally>, 'page' | 'question'>, size: number) {
    const found: string[] = []
    let token = ''
    do {
      const page = { size, token }
      const of = documentsOf(connection, tallyView, 1)
      const one = await findAlong<Tally>(of, 'name', { ...options, question: {}, page })
      found.push(...one.found.map(({ key }) => key))
      token = one.nextPageToken
    } while (token !== '' && found.length < 1000)
    return found
  }

  test('gives the same, each once and in order, wherever its stretches end', async () => {
    const ends = fc.uniqueArray(fc.constantFrom(...keys.map(nameOf), 'm', 'name', 'z'))
    const size = fc.integer({ min: 1, max: 40 })
    await fc.assert(
      fc.asyncProperty(ends, size, fc.nat(6), fc.nat(3), async (cuts, most, amount, step) => {
        const sorted = cuts.toSorted(byBytes)
        const plain = things
          .filter((one) => one.amount <= amount && (step === 0 || one.amount % step === 0))
          .map(({ key }) => key)
          .toSorted((a, b) => byBytes(nameOf(a), nameOf(b)))
        const found = await allPages(
          {
            rest: { total: { $lte: BigInt(amount) } },
            ...(step > 0 && { keeps: ({ total }: Tally) => total % BigInt(step) === 0n }),
            ends: () => sorted,
          },
          most,
        )
        expect(found).toEqual(plain)
      }),
      { numRuns: 40 },
    )
  })

  test('is led by what a path equals, and shows no document of which only later events have come', async () => {
    const name = nameOf(things[3]?.key ?? '')
    expect(await allPages({ lead: { total: 3n }, ends: () => [name] }, 3)).toHaveLength(
      things.filter(({ amount }) => amount === 3).length,
    )
    expect(await allPages({ ends: () => [] }, 200)).not.toContain('only later')
  })

  test('tells documents of one name apart by their keys from page to page', async () => {
    const collection = documentsOf(connection, tallyView, 2)
    const same = Array.from({ length: 7 }, (_, at) => ({
      ...{ _id: `k${at}`, rev: 1, seen: {}, held: [] },
      data: { total: 1n, seen: [], name: 'one name' },
    }))
    await collection.insertMany(same)
    const pages: string[] = []
    let token = ''
    do {
      const page = { size: 2, token }
      const ends = () => ['one name', 'p']
      const one = await findAlong<Tally>(collection, 'name', { ends, question: {}, page })
      pages.push(...one.found.map(({ key }) => key))
      token = one.nextPageToken
    } while (token !== '')
    expect(pages).toEqual(same.map(({ _id }) => _id))
  })
})
