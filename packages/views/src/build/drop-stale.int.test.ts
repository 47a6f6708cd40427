import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { Connection } from 'mongoose'
import { freshDatabase } from '../testing/surroundings.ts'
import { tallyView } from '../testing/tally-view.ts'
import { documentsOf, goLive, joinBuilds, readBuilds } from './builds.ts'
import { dropStale } from './drop-stale.ts'

const of = (foldVersion: number) => ({ ...tallyView, foldVersion })

describe('stale builds', () => {
  let connection: Connection
  beforeEach(async () => {
    connection = await freshDatabase()
  })
  afterEach(async () => {
    jest.restoreAllMocks()
    await connection.dropDatabase()
    await connection.close()
  })

  /** A release of this foldVersion starts, and builds unless a build of its own is read already. */
  const released = async (foldVersion: number): Promise<number> => {
    const view = of(foldVersion)
    const { live, building } = await joinBuilds(connection, view)
    if (building === undefined) return live?.number ?? 0
    await documentsOf(connection, view, building.number).insertOne({
      _id: 'a',
      rev: 1,
      seen: {},
      held: [],
      data: {},
    } as never)
    await goLive(connection, view, building)
    return building.number
  }
  const isThere = async (foldVersion: number, number: number): Promise<boolean> =>
    (await documentsOf(connection, of(foldVersion), number).countDocuments()) > 0

  test('of releases before the last one are dropped', async () => {
    for (const foldVersion of [1, 2, 3]) await released(foldVersion)
    expect(await dropStale(connection, of(3))).toEqual(['view_tally_1_1'])
    expect([await isThere(1, 1), await isThere(2, 1), await isThere(3, 1)]).toEqual([
      false,
      true,
      true,
    ])
  })

  test('are not dropped by a process of the release that was rolled back twice meanwhile', async () => {
    for (const foldVersion of [1, 2, 3, 2, 1]) await released(foldVersion)
    expect(await dropStale(connection, of(3))).toEqual([])
    expect(await isThere(1, 1)).toBe(true)
    expect(await readBuilds(connection, of(1))).toMatchObject({ live: { number: 1 } })
  })

  test('that were dropped before a rollback are built anew under a number of their own', async () => {
    for (const foldVersion of [1, 2, 3]) await released(foldVersion)
    await dropStale(connection, of(3))
    expect(await released(1)).toBe(2)
    expect(await isThere(1, 2)).toBe(true)
  })

  test('are not dropped where the rollback comes between looking and dropping', async () => {
    for (const foldVersion of [1, 2, 3]) await released(foldVersion)
    const asleep = stopsBefore(connection, 'updateOne', () => released(1))
    expect(await dropStale(connection, of(3))).toEqual([])
    expect(await asleep).toBe(1)
    expect(await isThere(1, 1)).toBe(true)
  })

  test('are dropped too late to harm where the rollback comes before the last moment', async () => {
    for (const foldVersion of [1, 2, 3]) await released(foldVersion)
    const { db } = connection
    if (db === undefined) throw new Error('no database')
    const drop = db.dropCollection.bind(db)
    let rebuilt = 0
    jest.spyOn(db, 'dropCollection').mockImplementationOnce(async (name, options) => {
      rebuilt = await released(1)
      return drop(name, options)
    })
    await dropStale(connection, of(3))
    expect(rebuilt).toBe(2)
    expect(await isThere(1, 2)).toBe(true)
  })

  test('whose record an earlier release deleted are dropped, and their numbers not used again', async () => {
    for (const foldVersion of [1, 2, 3]) await released(foldVersion)
    await connection.collection('view_builds').deleteOne({ _id: 'tally@1' as never })
    expect(await dropStale(connection, of(3))).toEqual(['view_tally_1_1'])
    expect(await released(1)).toBe(2)
  })
})

/** The next write to the record of the builds waits until something else was done. */
function stopsBefore<T>(
  connection: Connection,
  call: 'updateOne',
  meanwhile: () => Promise<T>,
): Promise<T> {
  const done = Promise.withResolvers<T>()
  const { db } = connection
  if (db === undefined) throw new Error('no database')
  const real = db.collection.bind(db)
  const spied = jest.spyOn(db, 'collection').mockImplementation((name, options) => {
    const collection = real(name, options)
    if (name !== 'view_builds') return collection
    const write = collection[call].bind(collection)
    Object.assign(collection, {
      async [call](...asked: Parameters<typeof write>) {
        spied.mockRestore()
        done.resolve(await meanwhile())
        return write(...asked)
      },
    })
    return collection
  })
  return done.promise
}
