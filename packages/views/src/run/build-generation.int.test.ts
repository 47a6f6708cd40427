import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { DeadLetterStore, Messaging, PositionStore, Subscription } from '@seedline/messaging'
import type { Connection } from 'mongoose'
import { beginBuild, documentsOf, joinBuilds, readBuilds } from '../build/builds.ts'
import { dropStale } from '../build/drop-stale.ts'
import type { Building } from '../build/stored-builds.ts'
import { viewStore } from '../store/view-store.ts'
import { freshDatabase, testLogger } from '../testing/surroundings.ts'
import { type Added, type Tally, tallyView } from '../testing/tally-view.ts'
import { type BuildParts, buildGeneration } from './build-generation.ts'

describe('a build drops no documents', () => {
  let connection: Connection
  beforeEach(async () => {
    connection = await freshDatabase()
  })
  afterEach(async () => {
    jest.restoreAllMocks()
    await connection.dropDatabase()
    await connection.close()
  })

  /** One process that sees to a build; what it reads from the stores is one thing. */
  const builder = (building: Building, wanted = () => true): BuildParts<Tally, Added> => {
    const subscription = { caughtUp: async () => true } as unknown as Subscription
    return {
      options: {
        connection,
        view: tallyView,
        logger: testLogger,
        messaging: { ends: async () => [] } as unknown as Messaging,
        deadLetters: { settleOtherGroups: async () => 0 } as unknown as DeadLetterStore,
        history: { heads: unasked, events: unasked },
      },
      generation: building,
      running: {
        generation: building,
        group: building.nonce,
        subscription: undefined,
        remembered: { number: building.number, get: () => undefined },
        building: undefined,
        follow: async () => subscription,
        async cover() {
          await write(building.number, 'a', 1n)
          return []
        },
        handleParked: async () => ({ handled: true, cause: '', causeCode: '' }),
        stop: async () => undefined,
        forget: async () => undefined,
      },
      claim: { mine: async () => true },
      positions: { write: async () => undefined } as unknown as PositionStore,
      wanted,
    }
  }
  const write = (number: number, key: string, total: bigint) =>
    documentsOf(connection, tallyView, number).updateOne(
      { _id: key },
      { $set: { rev: 1, seen: { [`thing-${key}`]: 1 }, held: [], data: { total } } },
      { upsert: true },
    )
  const begun = async (): Promise<Building> => {
    const { building } = await joinBuilds(connection, tallyView)
    if (building === undefined) throw new Error('no build was begun')
    return building
  }
  const keys = async (number: number) =>
    (await documentsOf(connection, tallyView, number).find().toArray()).map(({ _id }) => _id)

  test('when its builder stood still while another process built it and put it live', async () => {
    const building = await begun()
    const wakes = Promise.withResolvers<void>()
    const asleep = stopsAfterReading(connection, wakes.promise)
    let wanted = true
    const first = buildGeneration(builder(building, () => wanted))
    await asleep
    expect(await buildGeneration(builder(building))).toBe(true)
    wakes.resolve()
    await new Promise((resolve) => setTimeout(resolve, 200))
    wanted = false
    expect(await first).toBe(false)
    expect(await readBuilds(connection, tallyView)).toEqual({
      live: { number: building.number, nonce: building.nonce },
    })
    expect((await viewStore(connection, tallyView).get('a'))?.data.total).toBe(1n)
  })

  test('where some lie under its number: it begins again under the next one, without them', async () => {
    const forgotten = await begun()
    await write(forgotten.number, 'of another build', 666n)
    expect(await buildGeneration(builder(forgotten))).toBe(false)
    const again = await begun()
    expect(again).toMatchObject({ number: forgotten.number + 1, phase: 'begun' })
    expect(again.nonce).not.toBe(forgotten.nonce)
    expect(await buildGeneration(builder(again))).toBe(true)
    expect(await keys(again.number)).toEqual(['a'])
    expect(await keys(forgotten.number)).toEqual(['of another build'])
    // Once it is read, they are an earlier build's, and go as such.
    await dropStale(connection, tallyView, async () => {})
    expect(await keys(forgotten.number)).toEqual([])
    await beginBuild(connection, tallyView)
    expect((await begun()).number).toBe(again.number + 1)
  })
})

/** The next process that reads the record of the builds goes on only when this resolves. */
function stopsAfterReading(connection: Connection, until: Promise<void>): Promise<void> {
  const asleep = Promise.withResolvers<void>()
  const { db } = connection
  if (db === undefined) throw new Error('no database')
  const real = db.collection.bind(db)
  const spied = jest.spyOn(db, 'collection').mockImplementation((name, options) => {
    const collection = real(name, options)
    if (name !== 'view_builds') return collection
    const findOne = collection.findOne.bind(collection)
    const sleepy = async (filter: object, how: object): Promise<unknown> => {
      spied.mockRestore()
      const found = await findOne(filter, how)
      asleep.resolve()
      await until
      return found
    }
    Object.assign(collection, { findOne: sleepy })
    return collection
  })
  return asleep.promise
}

async function* unasked(): AsyncGenerator<never> {}
