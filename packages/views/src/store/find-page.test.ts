import { describe, expect, test } from '@jest/globals'
import { pageBytesMost, pageTokenMost } from '@seedline/contracts/bounds'
import fc from 'fast-check'
import type { mongo } from 'mongoose'
import type { StoredDocument } from '../apply/stored-document.ts'
import { findPage } from './find-page.ts'

/** Documents in the order in which the database would answer, and what it was asked. */
function collectionOf(documents: readonly StoredDocument[]) {
  const asked: { filter: unknown; sort: unknown }[] = []
  const collection = {
    find: (filter: unknown, { limit }: { readonly limit: number }) => ({
      sort: (sort: unknown) => ({
        async toArray() {
          asked.push({ filter, sort })
          return documents.slice(0, limit)
        },
      }),
    }),
    findOne: async ({ $and: [{ _id }] }: { $and: [{ _id: string }] }) =>
      documents.find((document) => document._id === _id) ?? null,
  }
  return { asked, collection: collection as unknown as mongo.Collection<StoredDocument> }
}

const named = (_id: string, name: unknown): StoredDocument => ({
  _id,
  rev: 1,
  seen: {},
  held: [],
  data: { name },
})

const sort = { name: 1, 'place.city': -1 } as const
const onePage = (collection: mongo.Collection<StoredDocument>, token = '') =>
  findPage(collection, {}, { sort, page: { size: 1, token } })

describe('a page of a view', () => {
  test('comes in the order asked for, and by key where that leaves a tie', async () => {
    const { asked, collection } = collectionOf([named('a', 'x')])
    await onePage(collection)
    expect(Object.entries(asked[0]?.sort ?? {})).toEqual([
      ['data.name', 1],
      ['data.place.city', -1],
      ['_id', 1],
    ])
  })

  test('ends before its documents fill an answer, and leads on from there', async () => {
    const long = 'x'.repeat(pageBytesMost / 4)
    const { collection } = collectionOf(['a', 'b', 'c', 'd', 'e'].map((key) => named(key, long)))
    const page = { size: 5, token: '' }
    const { found, nextPageToken } = await findPage(collection, {}, { page })
    expect(found.map(({ key }) => key)).toEqual(['a', 'b', 'c'])
    expect(nextPageToken).not.toBe('')
    const told = await findPage(collection, {}, { page, bytesOf: () => 10 })
    expect(told).toMatchObject({ found: { length: 5 }, nextPageToken: '' })
  })

  test('holds one document at least, however long', async () => {
    const { collection } = collectionOf(
      ['a', 'b'].map((key) => named(key, 'x'.repeat(pageBytesMost))),
    )
    const { found, nextPageToken } = await findPage(
      collection,
      {},
      { page: { size: 2, token: '' } },
    )
    expect(found).toHaveLength(1)
    expect(nextPageToken).not.toBe('')
  })

  test('asks for data only where the filter itself does not', async () => {
    const { asked, collection } = collectionOf([])
    const page = { size: 1, token: '' }
    await findPage(collection, { listed: true }, { page })
    await findPage(collection, { listed: null }, { page })
    await findPage(collection, {}, { page })
    await findPage(collection, { owner: { $in: ['a', 'b'] } }, { page })
    await findPage(collection, { owner: { $in: ['a', null] } }, { page })
    expect(asked.map(({ filter }) => JSON.stringify(filter).includes('$exists'))).toEqual([
      false,
      true,
      true,
      false,
      true,
    ])
  })

  test('of names that grow long is followed by the next all the same', async () => {
    const name = 'صلى الله عليه وسلم'.repeat(200)
    const { asked, collection } = collectionOf([named('a', name), named('b', name)])
    const { nextPageToken } = await onePage(collection)
    expect(nextPageToken.length).toBeLessThanOrEqual(pageTokenMost)
    await onePage(collection, nextPageToken)
    expect(JSON.stringify(asked[1]?.filter)).toContain(
      JSON.stringify({ 'data.name': { $gt: name } }),
    )
  })

  test('is refused where the document that a token stands for is gone', async () => {
    const long = 'x'.repeat(5000)
    const { nextPageToken } = await onePage(
      collectionOf([named('a', long), named('b', 'y')]).collection,
    )
    await expect(onePage(collectionOf([]).collection, nextPageToken)).rejects.toMatchObject({
      problem: { code: 'PAGE_TOKEN_INVALID' },
    })
  })

  test('gives no token that it would not take, and goes on exactly behind its last', async () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 2000 }),
      fc.string({ unit: fc.constantFrom('"', '\\', '\u0001', '界'), maxLength: 2000 }),
      fc.constantFrom(null, true, 7, 2n ** 62n, new Date(0)),
    )
    // As long as the id of a stream can be.
    const key = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
      .map((text) => text.slice(0, 200).toWellFormed())
    await fc.assert(
      fc.asyncProperty(value, key, async (name, _id) => {
        const { asked, collection } = collectionOf([named(_id, name), named(`${_id}+`, name)])
        const { nextPageToken } = await onePage(collection)
        expect(nextPageToken.length).toBeLessThanOrEqual(pageTokenMost)
        await onePage(collection, nextPageToken)
        const behind = name === null ? { $ne: null } : { $gt: name }
        expect(asked[1]?.filter).toEqual({
          $and: [
            expect.anything(),
            {
              $or: [
                { $and: [{ 'data.name': behind }] },
                {
                  $and: [
                    { 'data.name': { $eq: name } },
                    { 'data.place.city': { $eq: null } },
                    { _id: { $gt: _id } },
                  ],
                },
              ],
            },
          ],
        })
      }),
      { numRuns: 200 },
    )
  })
})
