import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { connectMongo } from '@seedline/event-store/database'
import { makePlace, type Place } from '@seedline/testing/running'
import fc from 'fast-check'
import type { Connection, mongo } from 'mongoose'
import { type StandInCollection, standInCollection } from './collection.ts'
import type { Link } from './link.ts'
import { createDatabases } from './stored.ts'
import type { Doc } from './values.ts'

// The stand-in answers as the server does on which the services are tested, for what they ask.

const atOnce: Link = {
  caller: () => undefined,
  call: async (_what, carryOut) => carryOut(),
  connection: async () => undefined,
}

let place: Place
let connection: Connection
let made = 0

beforeAll(async () => {
  place = await makePlace('fund')
  connection = await connectMongo(place.mongoUrl, place.database, 'simulation')
})
afterAll(async () => {
  await connection.close()
  await place.remove()
})

const id = fc.integer({ min: 1, max: 6 }).map((number) => `d${number}`)
const value = fc.oneof(
  fc.integer({ min: -3, max: 9 }),
  fc.constantFrom('a', 'b', null, true),
  fc.bigInt({ min: 0n, max: 5n }),
  fc.date({ min: new Date(0), max: new Date(5000), noInvalidDate: true }),
)
const number = fc.integer({ min: -3, max: 9 })
const document = fc.record(
  { n: number, s: value, list: fc.array(number, { maxLength: 3 }), in: fc.record({ x: value }) },
  { requiredKeys: ['n'] },
)
const condition: fc.Arbitrary<Doc> = fc.oneof(
  id.map((_id) => ({ _id })),
  number.map((n) => ({ n })),
  value.map((s) => ({ s })),
  number.map((n) => ({ n: { $gt: n } })),
  fc.tuple(number, number).map(([from, to]) => ({ n: { $gte: from, $lt: to } })),
  value.map((s) => ({ s: { $ne: s } })),
  fc.array(value, { maxLength: 3 }).map(($in) => ({ s: { $in } })),
  fc.array(number, { maxLength: 3 }).map(($nin) => ({ n: { $nin } })),
  fc.boolean().map(($exists) => ({ 'in.x': { $exists } })),
  number.map((n) => ({ list: n })),
)
const filter: fc.Arbitrary<Doc> = fc.oneof(
  condition,
  fc.tuple(condition, condition).map(($or) => ({ $or })),
  fc.tuple(condition, condition).map(($and) => ({ $and })),
)
const change: fc.Arbitrary<Doc> = fc.oneof(
  fc.tuple(number, value).map(([n, x]) => ({ $set: { n, 'in.x': x } })),
  number.map((n) => ({ $inc: { n } })),
  number.map((n) => ({ $max: { n } })),
  fc.constant({ $unset: { s: '' } }),
  fc.tuple(number, value).map(([n, s]) => ({ $setOnInsert: { n }, $set: { s } })),
  fc.array(number, { maxLength: 3 }).map(($each) => ({ $push: { list: { $each, $slice: -3 } } })),
)
const pipeline: Doc[] = [{ $set: { n: { $add: ['$n', 1] }, s: 'next' } }]

type Ask = (on: StandInCollection) => Promise<unknown>

const counts = ({
  matchedCount,
  upsertedCount,
}: Awaited<ReturnType<StandInCollection['updateOne']>>) => ({
  matchedCount,
  upsertedCount,
})
const inOrder = { sort: { n: 1, _id: 1 } } as const

const ask: fc.Arbitrary<Ask> = fc.oneof(
  fc.tuple(id, document).map(
    ([_id, one]): Ask =>
      (on) =>
        on.insertOne({ _id, ...one }).then(() => 'inserted'),
  ),
  fc.tuple(id, change, fc.boolean()).map(
    ([_id, how, upsert]): Ask =>
      (on) =>
        on.updateOne({ _id }, how, { upsert }).then(counts),
  ),
  fc.tuple(filter, change).map(
    ([of, how]): Ask =>
      (on) =>
        on.updateMany(of, how).then(({ matchedCount }) => matchedCount),
  ),
  id.map(
    (_id): Ask =>
      (on) =>
        on.updateOne({ _id }, pipeline).then(counts),
  ),
  fc.tuple(id, document, fc.boolean()).map(
    ([_id, one, upsert]): Ask =>
      (on) =>
        on.replaceOne({ _id }, one, { upsert }).then(counts),
  ),
  id.map(
    (_id): Ask =>
      (on) =>
        on.deleteOne({ _id }).then(({ deletedCount }) => deletedCount),
  ),
  fc.tuple(id, change).map(
    ([_id, how]): Ask =>
      (on) =>
        on.findOneAndUpdate({ _id }, how, { upsert: true, returnDocument: 'after' }),
  ),
  fc.tuple(filter, fc.nat(4)).map(
    ([of, limit]): Ask =>
      (on) =>
        on.find(of, { ...inOrder, limit, batchSize: 2 }).toArray(),
  ),
  filter.map(
    (of): Ask =>
      (on) =>
        on.countDocuments(of),
  ),
  filter.map(
    (of): Ask =>
      (on) =>
        on.find(of, inOrder).project({ n: 1, 'in.x': 1 }).toArray(),
  ),
  fc.array(fc.tuple(id, document, fc.boolean()), { minLength: 1, maxLength: 4 }).map(
    (all): Ask =>
      (on) =>
        on
          .bulkWrite(
            all.map(([_id, one, fresh]) =>
              fresh
                ? { insertOne: { document: { _id, ...one } } }
                : { replaceOne: { filter: { _id }, replacement: one } },
            ),
            { ordered: false },
          )
          .then(({ matchedCount, insertedCount }) => ({ matchedCount, insertedCount })),
  ),
  fc.constant<Ask>((on) =>
    on
      .aggregate([
        {
          $group: {
            _id: '$list',
            most: { $max: { $subtract: [{ $add: ['$n', 2] }, 1] } },
            all: { $sum: 1 },
          },
        },
        { $sort: { most: 1, all: 1, _id: 1 } },
      ])
      .toArray()
      .then((found) => found.map(({ most, all }) => `${most} ${all}`)),
  ),
)

const told = async (asked: Ask, on: StandInCollection): Promise<unknown> => {
  try {
    return await asked(on)
  } catch (error) {
    const { code, writeErrors } = error as {
      code?: number
      writeErrors?: readonly { index: number }[]
    }
    if (code !== 11000) throw error
    return { code, at: writeErrors?.map(({ index }) => index) }
  }
}

test('whatever is asked of both, both answer the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(ask, { minLength: 1, maxLength: 25 }), async (all) => {
      const name = `things_${++made}`
      const real = connection.collection(name, {}) as unknown as mongo.Collection
      await real.createIndexes([{ key: { n: 1, _id: 1 }, name: 'n' }])
      const standIn = standInCollection(createDatabases(), atOnce, 'any', name)
      for (const asked of all) {
        expect(await told(asked, standIn)).toEqual(
          await told(asked, real as unknown as StandInCollection),
        )
      }
      expect(await standIn.find({}, inOrder).toArray()).toEqual(
        await real.find({}, inOrder).toArray(),
      )
      await real.drop()
    }),
    { numRuns: 60 },
  )
}, 120_000)
