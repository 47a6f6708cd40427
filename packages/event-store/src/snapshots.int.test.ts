import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import mongoose, { type Connection } from 'mongoose'
import { accept } from './event.ts'
import type { EventStore } from './event-store.ts'
import { account, at, by, payIn } from './fixtures/account.ts'
import { storeOn, testDatabase } from './fixtures/store.ts'
import { encodeSnapshot, type SnapshotDocument } from './snapshot.ts'

let connection: Connection
let drop: () => Promise<void>
let store: EventStore
let warnings: string[]
let evolved: number

/** Counts the events that loading folds. */
const counted: typeof account = {
  ...account,
  evolve(state, event, by) {
    evolved++
    return account.evolve(state, event, by)
  },
}

beforeAll(async () => {
  const database = await testDatabase()
  connection = database.connection
  drop = database.drop
})

afterAll(async () => drop())

beforeEach(async () => {
  warnings = []
  const logger = { warn: (_: object, message: string) => void warnings.push(message) }
  store = await storeOn(connection, { logger })
  evolved = 0
})

const snapshots = () => connection.collection<SnapshotDocument>('snapshots')
const snapshotOf = (id: string) =>
  snapshots().findOne({ _id: `account-${id}#1` }, { promoteBuffers: true })

async function grow(id: string, commits: number): Promise<void> {
  for (let index = 0; index < commits; index++) {
    await store.execute(account, id, by(), () =>
      accept(...Array.from({ length: 10 }, () => ({ kind: 'paid-in', coins: 1 }) as const)),
    )
  }
  await store.close()
  store = await storeOn(connection)
}

async function loadCounting(id: string) {
  evolved = 0
  const loaded = await store.load(counted, id)
  return { ...loaded, evolved }
}

test('a long stream loads by its snapshot and the few events since', async () => {
  await grow('long', 35)
  expect((await snapshotOf('long'))?.version).toBe(300)
  const { state, version, evolved: folded } = await loadCounting('long')
  expect([state.coins, version]).toEqual([350, 350])
  expect(folded).toBe(50)
})

test('a stream from its snapshot has the same state as from its first event', async () => {
  await grow('same', 12)
  const byHand = { ...account, snapshot: { every: 1_000_000, foldVersion: 99 } }
  expect((await store.load(account, 'same')).state).toEqual(
    (await store.load(byHand, 'same')).state,
  )
})

test('another fold version does not use the snapshot of the old one', async () => {
  await grow('refolded', 11)
  const doubled: typeof account = {
    ...counted,
    evolve: (state, event, by) => {
      evolved++
      const next = account.evolve(state, event, by)
      return event.kind === 'paid-in' ? { ...next, coins: next.coins + event.coins } : next
    },
    snapshot: { every: 100, foldVersion: 2 },
  }
  evolved = 0
  expect((await store.load(doubled, 'refolded')).state.coins).toBe(220)
  expect(evolved).toBe(110)
  await store.close()
  expect((await snapshotOf('refolded'))?.version).toBe(100)
  expect(await snapshots().countDocuments({ _id: 'account-refolded#2' })).toBe(1)
})

test('a damaged snapshot is ignored, and a sound one takes its place', async () => {
  await grow('damaged', 11)
  const found = await snapshotOf('damaged')
  if (!found) throw new Error('no snapshot')
  const state = Uint8Array.from(found.state)
  state[5] = (state[5] ?? 0) ^ 1
  await snapshots().updateOne({ _id: found._id }, { $set: { state } })
  const loaded = await loadCounting('damaged')
  expect([loaded.state.coins, loaded.evolved]).toEqual([110, 110])
  await store.close()
  store = await storeOn(connection)
  expect((await loadCounting('damaged')).state.coins).toBe(110)
  await store.close()
  store = await storeOn(connection)
  expect((await loadCounting('damaged')).evolved).toBe(0)
})

test('a snapshot of another history is ignored, however sound it looks', async () => {
  await grow('other-history', 11)
  const forged = encodeSnapshot('account-other-history#1', {
    version: 100,
    at: new Date(0),
    anchor: new mongoose.mongo.ObjectId(),
    anchorVersion: 91,
    state: { owner: 'nobody', coins: 1_000_000, payments: [] },
    answerBytes: 0,
  })
  if (!forged) throw new Error('too large')
  await snapshots().replaceOne({ _id: forged._id }, forged)
  expect((await loadCounting('other-history')).state.coins).toBe(110)
})

test('a snapshot of commits that a restored backup no longer has is ignored', async () => {
  await grow('restored', 25)
  await connection
    .collection('commits')
    .deleteMany({ stream: 'account-restored', version: { $gt: 101 } })
  const { state, version } = await loadCounting('restored')
  expect([state.coins, version]).toEqual([110, 110])
  const outcome = await store.execute(account, 'restored', by(), payIn(1))
  expect(outcome.version).toBe(111)
})

test('a state that the fold cannot go on from is folded anew', async () => {
  await grow('misshapen', 11)
  const found = await snapshotOf('misshapen')
  if (!found) throw new Error('no snapshot')
  const { version, at: time, anchor, anchorVersion } = found
  const place = { version, at: time, anchor, anchorVersion }
  const wrong = encodeSnapshot(found._id, { ...place, state: 7, answerBytes: 0 })
  if (!wrong) throw new Error('too large')
  await snapshots().replaceOne({ _id: wrong._id }, wrong)
  expect((await loadCounting('misshapen')).state.coins).toBe(110)
})

test('as of a moment before the snapshot the stream is folded from its beginning', async () => {
  await store.close()
  let now = at('2026-05-01T00:00:00.000Z')
  store = await storeOn(connection, { clock: () => now })
  for (let day = 1; day <= 24; day++) {
    now = at(`2026-05-${String(day).padStart(2, '0')}T00:00:00.000Z`)
    await store.execute(account, 'early', by(), () =>
      accept(...Array.from({ length: 10 }, () => ({ kind: 'paid-in', coins: 1 }) as const)),
    )
  }
  now = at('2026-06-01T00:00:00.000Z')
  const known = async (day: string) =>
    (await store.loadAsOf(account, 'early', { recordedAt: at(`2026-05-${day}T12:00:00.000Z`) }))
      .state.coins
  expect(await known('03')).toBe(30)
  expect(await known('20')).toBe(200)
  expect(await known('21')).toBe(210)
  expect(await known('30')).toBe(240)
})

test('a snapshot never goes back to an older state', async () => {
  await grow('forward', 20)
  const newer = await snapshotOf('forward')
  const late = await storeOn(connection)
  await late.loadAsOf(account, 'forward', { recordedAt: at('2020-01-01T00:00:00.000Z') })
  await late.close()
  expect((await snapshotOf('forward'))?.version).toBe(newer?.version)
})
