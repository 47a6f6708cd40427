import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Connection } from 'mongoose'
import { notesOf, yields } from '../testing/made-up-sums.ts'
import { freshDatabase } from '../testing/surroundings.ts'
import { mongoSums } from './mongo-store.ts'

const everybody = { by: '', othersUntil: Number.MAX_SAFE_INTEGER, except: [], most: 9 }

describe('Notices of what is to be counted', () => {
  let connection: Connection
  beforeEach(async () => {
    connection = await freshDatabase()
  })
  afterEach(async () => {
    await connection.dropDatabase()
    await connection.close()
  })

  test('are forgotten as they were read, not where a generation has come to wait for them since', async () => {
    const sums = mongoSums(connection, yields)
    const noted = notesOf()
    await sums.note([noted('s1', 2), noted('s2', 1)])
    const read = await sums.notices(everybody)
    const [first] = read
    // Another generation notes the same, of that very moment by its clock.
    await sums.note(
      [{ stream: 's1', version: 1, by: 'me', at: first?.at ?? 0, wantedBy: 2 }],
      'anew',
    )
    await sums.settle(read)
    expect(await sums.wantedBy(2, 9)).toMatchObject([{ stream: 's1', version: 2, wantedBy: 2 }])
    expect(await sums.notices(everybody)).toHaveLength(1)
    // What comes then doesn't let it go.
    await sums.note([noted('s1', 3)])
    expect(await sums.wantedBy(2, 9)).toMatchObject([{ version: 3, wantedBy: 2 }])
    expect(await sums.wantedBy(3, 9)).toEqual([])
    await sums.settle(await sums.notices(everybody))
    expect(await sums.pending(9)).toBe(0)
  })

  test('of new streams and known ones are noted together, and forgotten together but for what came since', async () => {
    const sums = mongoSums(connection, yields)
    const noted = notesOf()
    await sums.note([noted('s1', 2), noted('s2', 5)])
    await sums.note([noted('s1', 3), noted('s2', 4), noted('s3', 1)])
    const read = await sums.notices(everybody)
    const versions = Object.fromEntries(read.map(({ stream, version }) => [stream, version]))
    expect(versions).toEqual({ s1: 3, s2: 5, s3: 1 })
    await sums.note([noted('s3', 2)])
    await sums.settle(read)
    expect(await sums.notices(everybody)).toMatchObject([{ stream: 's3', version: 2 }])
  })

  test('are looked through from the oldest on, along an index', async () => {
    const sums = mongoSums(connection, yields)
    await sums.join(1)
    const noted = notesOf()
    await sums.note([noted('s1', 1), { ...noted('s2', 1), by: 'other' }, noted('s3', 1)])
    const read = await sums.notices({ by: 'me', othersUntil: 1, except: ['s1'], most: 9 })
    expect(read.map(({ stream }) => stream)).toEqual(['s3'])
    const indexes = await connection.db?.collection('sums_yields_1_notices').indexes()
    expect(indexes).toContainEqual(expect.objectContaining({ key: { at: 1, by: 1 } }))
  })
})
