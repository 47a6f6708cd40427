import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { localDate } from '@seedline/values'
import type { Connection } from 'mongoose'
import { freshDatabase } from '../testing/surroundings.ts'
import { mongoSums } from './mongo-store.ts'

describe('Sums that nobody reads any more', () => {
  let connection: Connection
  beforeEach(async () => {
    connection = await freshDatabase()
  })
  afterEach(async () => {
    await connection.dropDatabase()
    await connection.close()
  })

  const sumsOf = (version: number) =>
    mongoSums(connection, { name: 'yields', version, indexes: [] })

  /** A release of this version starts, and has counted all in this generation. */
  const released = async (version: number, at: number, generation = 1): Promise<void> => {
    const sums = sumsOf(version)
    await sums.join(at)
    await sums.begin({
      generation,
      seq: 0,
      base: localDate('2026-11-30'),
      nextBase: null,
      countedBy: '',
      notedAt: 0,
      built: true,
      open: undefined,
    })
    const cell = { id: 'total|yield|', family: 'yield', month: '', seq: 1, lines: new Map() }
    await sums.writeCells(generation, [{ cell, over: undefined }])
    await sums.note([{ stream: 'thing-1', version: 1, by: 'me', at, wantedBy: 0 }])
  }
  const there = async (): Promise<readonly string[]> => {
    const listed = await connection.db?.listCollections({}, { nameOnly: true }).toArray()
    return (listed ?? [])
      .map(({ name }) => name)
      .filter((name) => name.endsWith('_cells'))
      .sort()
  }

  test('of releases before the last one are dropped with all that they kept, the last one’s are not', async () => {
    for (const version of [1, 2, 4]) await released(version, version)
    await sumsOf(4).forgetBefore(1)
    expect(await there()).toEqual(['sums_yields_2_1_cells', 'sums_yields_4_1_cells'])
    expect(await sumsOf(1).journal()).toBeUndefined()
    expect(await sumsOf(1).pending(9)).toBe(0)
    expect(await sumsOf(2).pending(9)).toBe(1)
  })

  test('of a release that was rolled back to are kept', async () => {
    for (const version of [1, 2, 3]) await released(version, version)
    await sumsOf(1).join(9)
    await sumsOf(3).forgetBefore(1)
    expect(await there()).toEqual(['sums_yields_1_1_cells', 'sums_yields_3_1_cells'])
  })

  test('of earlier generations are dropped, and what other sums keep is not touched', async () => {
    await released(1, 1)
    await released(1, 1, 2)
    const others = mongoSums(connection, { name: 'yields_others', version: 1, indexes: [] })
    await others.note([{ stream: 'thing-1', version: 1, by: 'me', at: 1, wantedBy: 0 }])
    await sumsOf(1).forgetBefore(2)
    expect(await there()).toEqual(['sums_yields_1_2_cells'])
    expect(await sumsOf(1).journal()).toMatchObject({ generation: 2 })
    expect(await others.pending(9)).toBe(1)
  })
})
