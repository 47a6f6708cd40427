import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Instant, systemClock, toDate } from '@seedline/values'
import mongoose, { type Connection } from 'mongoose'
import type { CommitDocument } from './commit.ts'
import { pause } from './deadline.ts'
import type { EventStore } from './event-store.ts'
import { account, at, by, payIn } from './fixtures/account.ts'
import { codeOf } from './fixtures/codes.ts'
import { mongoProxy } from './fixtures/proxy.ts'
import { storeOn, testDatabase } from './fixtures/store.ts'

let connection: Connection
let name: string
let drop: () => Promise<void>

beforeAll(async () => {
  const database = await testDatabase()
  connection = database.connection
  name = database.name
  drop = database.drop
})

afterAll(async () => drop())

/** A store whose clock stands where it is put. */
async function settable(): Promise<{ store: EventStore; set: (text: string) => void }> {
  let now = at('2026-01-01T00:00:00.000Z')
  const store = await storeOn(connection, { clock: () => now })
  return {
    store,
    set(text) {
      now = at(text)
    },
  }
}

const timesOf = async (store: EventStore, id: string): Promise<readonly Instant[]> =>
  (await store.read(account, id)).map(({ recordedAt }) => recordedAt)

describe('The time of recording', () => {
  test('is when a commit was sent to the database; when it was decided on stands beside it', async () => {
    const { store, set } = await settable()
    set('2026-03-01T10:00:00.000Z')
    const decidedAt = at('2026-03-01T07:00:00.000Z')
    await store.execute(account, 'told-apart', by({ at: decidedAt }), payIn(1))
    const [event] = await store.read(account, 'told-apart')
    expect(event).toMatchObject({ decidedAt, recordedAt: '2026-03-01T10:00:00.000Z' })
    await store.close()
  })

  test('never goes back within a stream, though clocks do', async () => {
    const { store, set } = await settable()
    const other = await settable()
    for (const time of ['2026-03-01T10', '2026-03-01T08', '2026-03-01T11']) {
      set(`${time}:00:00.000Z`)
      await store.execute(account, 'clock', by(), payIn(1))
    }
    other.set('2026-03-01T09:00:00.000Z')
    await other.store.execute(account, 'clock', by(), payIn(1))
    expect(await timesOf(store, 'clock')).toEqual([
      '2026-03-01T10:00:00.000Z',
      '2026-03-01T10:00:00.000Z',
      '2026-03-01T11:00:00.000Z',
      '2026-03-01T11:00:00.000Z',
    ])
    await Promise.all([store.close(), other.store.close()])
  })

  test('of commits that bear one time alone is that time, and so is when they were decided on', async () => {
    const store = await storeOn(connection)
    await store.execute(account, 'older', by(), payIn(1))
    const older = { at: new Date('2024-05-01T00:00:00.000Z') }
    const commits = connection.collection<CommitDocument>('commits')
    await commits.updateOne({ stream: 'account-older' }, { $set: older, $unset: { decidedAt: '' } })
    const [event] = await store.read(account, 'older')
    const time = '2024-05-01T00:00:00.000Z'
    expect(event).toMatchObject({ recordedAt: time, decidedAt: time })
    await store.close()
  })

  test('answers what was known at a moment, inclusive', async () => {
    const { store, set } = await settable()
    for (let day = 1; day <= 5; day++) {
      set(`2026-04-0${day}T00:00:00.000Z`)
      await store.execute(account, 'as-of', by(), payIn(1))
    }
    set('2026-05-01T00:00:00.000Z')
    const known = async (text: string) =>
      (await store.loadAsOf(account, 'as-of', { recordedAt: at(text) })).state.coins
    expect(await known('2026-03-31T23:59:59.999Z')).toBe(0)
    expect(await known('2026-04-03T00:00:00.000Z')).toBe(3)
    expect(await known('2026-04-04T23:59:59.999Z')).toBe(4)
    expect(await known('2026-04-30T00:00:00.000Z')).toBe(5)
    const read = await store.read(account, 'as-of', { recordedAt: at('2026-04-02T12:00:00.000Z') })
    expect(read.map((event) => event.version)).toEqual([1, 2])
    await store.close()
  })
})

test('what was recorded by a moment is the same at every later question, though an insert took its time', async () => {
  const limits = { budgetMs: 2000 }
  const wire = await mongoProxy()
  const slow = await mongoose.createConnection(wire.url, { dbName: name }).asPromise()
  const writer = await storeOn(slow, { limits })
  const reader = await storeOn(connection, { limits })
  await writer.execute(account, 'slow', by(), payIn(1))
  wire.delay(1000)
  const stored = writer.execute(account, 'slow', by(), payIn(1))
  await pause(100)
  const asked = systemClock()
  const answers: string[] = []
  const ask = async (): Promise<string> => {
    const told = reader.read(account, 'slow', { recordedAt: asked })
    return (await codeOf(told)) === 'none' ? String((await told).length) : await codeOf(told)
  }
  while (answers.at(-1) !== '2' && answers.length < 100) {
    answers.push(await ask())
    await pause(100)
  }
  await stored
  const [, second = asked] = await timesOf(reader, 'slow')
  expect(toDate(second).getTime()).toBeLessThan(toDate(asked).getTime())
  expect([...new Set(answers)]).toEqual(['NOT_YET_SETTLED', '2'])
  await Promise.all([writer.close(), reader.close()])
  await slow.close()
  await wire.close()
}, 30_000)

test('as of a write that nobody answered nothing is told by whoever sent it, until it can no longer be made', async () => {
  const wire = await mongoProxy()
  const cut = await mongoose.createConnection(wire.url, { dbName: name }).asPromise()
  const store = await storeOn(cut, { limits: { budgetMs: 700 } })
  await store.execute(account, 'unanswered', by(), payIn(1))
  const before = systemClock()
  await pause(5)
  wire.swallowAnswers()
  expect(await codeOf(store.execute(account, 'unanswered', by(), payIn(1)))).toBe('OUTCOME_UNKNOWN')
  const asked = systemClock()
  await wire.mend()
  await pause(3000)
  const ask = (recordedAt: Instant) => codeOf(store.read(account, 'unanswered', { recordedAt }))
  expect([await ask(before), await ask(asked)]).toEqual(['none', 'NOT_YET_SETTLED'])
  await store.close()
  await cut.close()
  await wire.close()
}, 30_000)
