import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { Connection } from 'mongoose'
import { freshDatabase } from '../testing/surroundings.ts'
import { tallyView } from '../testing/tally-view.ts'
import { documentsOf, goLive, joinBuilds, readBuilds } from './builds.ts'
import { dropStale as drop } from './drop-stale.ts'

const dropStale = (connection: Connection, view: ReturnType<typeof of>) =>
  drop(connection, view, async () => {})

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

  test('of the release before are kept, also where numbers between were skipped: its replicas may still serve them', async () => {
    for (const foldVersion of [1, 3]) await released(foldVersion)
    expect(await dropStale(connection, of(3))).toEqual([])
    expect(await readBuilds(connection, of(1))).toMatchObject({ live: { number: 1 } })
    await released(6)
    expect(await dropStale(connection, of(6))).toEqual(['view_tally_1_1'])
    expect([await isThere(3, 1), await isThere(6, 1)]).toEqual([true, true])
  })

  test('are dropped only once every replica has heard what is read now', async () => {
    for (const foldVersion of [1, 2, 3]) await released(foldVersion)
    const there: boolean[] = []
    const heard = async () => there.push(await isThere(1, 1))
    expect(await drop(connection, of(3), heard)).toEqual(['view_tally_1_1'])
    expect([there, await isThere(1, 1)]).toEqual([[true], false])
    expect(await drop(connection, of(3), heard)).toEqual([])
    expect(there).toHaveLength(1)
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
    const dropped = db.dropCollection.bind(db)
    let rebuilt = 0
    jest.spyOn(db, 'dropCollection').mockImplementationOnce(async (name, options) => {
      rebuilt = await released(1)
      return dropped(name, options)
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
