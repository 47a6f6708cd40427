import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ProblemError } from '@seedline/values'
import type { Connection } from 'mongoose'
import type { InFlight, KeyStore } from '../../idempotency/key-store.ts'
import { testDatabase, testMongoUrl } from '../../testing/database.ts'
import { type Wire, wireTo } from '../../testing/wire.ts'
import { keyRecords } from './key-records.ts'

const recordOf = (owner: string, requestHash = 'hash'): InFlight => ({
  state: 'in-flight',
  requestHash,
  owner,
  leaseUntil: new Date(Date.now() + 15_000),
  expiresAt: new Date(Date.now() + 86_400_000),
})
const answer = { status: 201, contentType: 'application/json', body: '{"version":1}', etag: '"1"' }
const later = new Date(Date.now() + 172_800_000)
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )

describe('keys in MongoDB', () => {
  let database: { connection: Connection; close(): Promise<void> }
  let store: KeyStore
  let next = 0
  const fresh = () => {
    next += 1
    return `command-${next}`
  }
  beforeAll(async () => {
    database = await testDatabase()
    store = await keyRecords(database.connection)
  })
  afterAll(() => database.close())

  test('are forgotten by the database when they expire', async () => {
    const indexes = await database.connection.collection('idempotency_keys').indexes()
    expect(indexes).toContainEqual(
      expect.objectContaining({ key: { expiresAt: 1 }, expireAfterSeconds: 0 }),
    )
  })

  test('belong to the first: of fifty at once exactly one begins', async () => {
    const id = fresh()
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, at) => store.begin(id, recordOf(`owner-${at}`))),
    )
    expect(all.filter((known) => known === undefined)).toHaveLength(1)
    const owners = new Set(all.flatMap((known) => known?.owner ?? []))
    expect(owners.size).toBe(1)
  })

  test('keep the answer, as it was', async () => {
    const id = fresh()
    await store.begin(id, recordOf('a'))
    expect(await store.answer(id, 'a', answer, later)).toBe(true)
    expect(await store.begin(id, recordOf('b'))).toMatchObject({
      state: 'answered',
      answer,
      requestHash: 'hash',
      expiresAt: later,
    })
  })

  test('taken over, are closed to the one before', async () => {
    const id = fresh()
    const first = recordOf('a')
    await store.begin(id, first)
    expect(await store.takeOver(id, first, recordOf('b'))).toBe(true)
    expect(await store.takeOver(id, first, recordOf('c'))).toBe(false)
    expect(await store.answer(id, 'a', answer, later)).toBe(false)
    await store.release(id, 'a')
    const known = await store.begin(id, recordOf('d'))
    expect(known).toMatchObject({ state: 'in-flight', owner: 'b' })
    expect(known?.state === 'in-flight' && known.leaseUntil.getTime()).toBeGreaterThan(Date.now())
    expect(await store.answer(id, 'b', answer, later)).toBe(true)
  })

  test('taken over by a hundred at once, go to one', async () => {
    const id = fresh()
    const first = recordOf('a')
    await store.begin(id, first)
    const all = await Promise.all(
      Array.from({ length: 100 }, (_, at) => store.takeOver(id, first, recordOf(`o-${at}`))),
    )
    expect(all.filter(Boolean)).toHaveLength(1)
  })

  test('released, keep what they were used for', async () => {
    const id = fresh()
    await store.begin(id, recordOf('a'))
    await store.release(id, 'a')
    const known = await store.begin(id, recordOf('b', 'another'))
    expect(known).toMatchObject({ requestHash: 'hash', leaseUntil: new Date(0) })
  })
})

describe('with MongoDB away', () => {
  let wire: Wire
  let direct: string
  beforeAll(async () => {
    const url = new URL(testMongoUrl())
    wire = await wireTo(url.host)
    url.host = wire.address
    direct = url.toString()
  })
  afterAll(() => wire.close())

  test.each(['cut', 'swallow'] as const)(
    '(%s) keys are refused clearly and soon, and come back by themselves',
    async (how) => {
      const { connection, close } = await testDatabase(direct)
      const store = await keyRecords(connection)
      await store.begin('before', recordOf('a'))
      wire[how]()
      const started = performance.now()
      expect(await codeOf(store.begin('during', recordOf('a')))).toBe('SERVICE_UNAVAILABLE')
      expect(performance.now() - started).toBeLessThan(3_500)
      wire.mend()
      let answered = 'not yet'
      for (let tries = 0; tries < 40 && answered !== 'done'; tries += 1) {
        answered = await codeOf(store.begin(`after-${tries}`, recordOf('a')))
        if (answered !== 'done') await new Promise((resolve) => setTimeout(resolve, 250))
      }
      expect(answered).toBe('done')
      expect(await store.begin('before', recordOf('b'))).toMatchObject({ owner: 'a' })
      await close()
    },
  )
})
