import { setImmediate as endOfTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { deadlineFor } from '@seedline/event-store/database'
import { systemClock } from '@seedline/values'
import mongoose from 'mongoose'
import { entry, type TestDatabase, testDatabase } from '../testing/log.ts'
import { type Collections, openCollections } from './collections.ts'
import { emptyTip } from './tip.ts'
import { groupWriter, placedOf } from './write-groups.ts'

let database: TestDatabase
let collections: Collections

beforeEach(async () => {
  database = await testDatabase()
  collections = await openCollections(database.connection, 'test-log')
})

afterEach(() => database.drop())

type Insert = Collections['groups']['insertOne']
const lost = () => new mongoose.mongo.MongoNetworkError('connection closed')

/** A writer whose inserts go as told, and else as they do. */
function writerThat(inserts: readonly ((insert: Insert) => Insert)[], budgetMs = 20_000) {
  const left = [...inserts]
  const { groups } = collections
  const plain = groups.insertOne.bind(groups)
  const insertOne: Insert = (...given) => (left.shift()?.(plain) ?? plain)(...given)
  const wired = new Proxy(groups, {
    get: (target, name) => {
      const value = name === 'insertOne' ? insertOne : Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const parts = { clock: systemClock, budgetMs, queued: 1000 }
  const { lane } = groupWriter(
    { ...parts, collections: { ...collections, groups: wired } },
    emptyTip,
  )
  return async (id: string) => {
    const submitted = await lane.submit(entry(id), 100, deadlineFor(budgetMs))
    if (submitted.kind === 'stored') return placedOf(submitted.as)
    throw submitted.kind === 'failed' ? submitted.error : new Error('unreachable')
  }
}

const answerLost =
  (insert: Insert): Insert =>
  async (...given) => {
    await insert(...given)
    throw lost()
  }
const neverArrived = (): Insert => async () => {
  throw lost()
}
const hanging = (): Insert => () => new Promise(() => undefined)
/** Something else comes to the place first. */
const overtaken =
  (by: string) =>
  (insert: Insert): Insert =>
  async (...given) => {
    const other = groupWriter(
      { collections, clock: systemClock, budgetMs: 20_000, queued: 10 },
      emptyTip,
    )
    await other.lane.submit(entry(by), 100, deadlineFor(20_000))
    return insert(...given)
  }

const ids = async (): Promise<readonly string[]> =>
  (await collections.groups.find({}).sort({ _id: 1 }).toArray()).flatMap(({ entries }) =>
    entries.map(({ id }) => id),
  )

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: { problem?: { code: string } }) => error.problem?.code ?? String(error),
  )

describe('A write that was cut off', () => {
  test('after it was made stands once, at the place that is told', async () => {
    const append = writerThat([answerLost, answerLost])
    expect(await append('a')).toMatchObject({ index: 0, repeated: false })
    expect(await append('b')).toMatchObject({ index: 1, repeated: false })
    expect(await ids()).toEqual(['a', 'b'])
  })

  test('before it was made is made', async () => {
    const append = writerThat([neverArrived, neverArrived])
    expect(await append('a')).toMatchObject({ index: 0, repeated: false })
    expect(await ids()).toEqual(['a'])
  })

  test('and overtaken by another writer goes behind it', async () => {
    const append = writerThat([neverArrived, overtaken('other')])
    expect(await append('a')).toMatchObject({ index: 1, repeated: false })
    expect(await ids()).toEqual(['other', 'a'])
  })

  test('finds the same entry where another writer has just put it', async () => {
    const append = writerThat([overtaken('a')])
    expect(await append('a')).toMatchObject({ index: 0, repeated: true })
    expect(await append('b')).toMatchObject({ index: 1, repeated: false })
    expect(await ids()).toEqual(['a', 'b'])
  })

  test('and never answered is of unknown outcome; those behind it were not added', async () => {
    const append = writerThat([hanging], 600)
    const first = codeOf(append('a'))
    await endOfTurn()
    const behind = codeOf(append('b'))
    expect(await behind).toBe('EVENT_STORE_UNAVAILABLE')
    expect(await first).toBe('OUTCOME_UNKNOWN')
    expect(await append('b')).toMatchObject({ index: 0 })
    expect(await ids()).toEqual(['b'])
  })
})
