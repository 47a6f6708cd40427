import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Connection } from 'mongoose'
import type { EventStore } from './event-store.ts'
import { backlogOf } from './fixtures/backlog.ts'
import { drain } from './fixtures/relays.ts'
import { storeOn, testDatabase } from './fixtures/store.ts'

// As a measurement: BACKLOG=100000 RELAYS=2 (and 1) pnpm test:int packages/event-store/src/backlog
const commits = Number(process.env.BACKLOG ?? 5000)
const relays = Number(process.env.RELAYS ?? 2)

let connection: Connection
let drop: () => Promise<void>
let stores: readonly EventStore[]

beforeAll(async () => {
  const database = await testDatabase()
  connection = database.connection
  drop = database.drop
  stores = await Promise.all(Array.from({ length: relays }, () => storeOn(connection)))
  await backlogOf(connection, commits)
}, 120_000)

afterAll(async () => {
  for (const store of stores) await store.close()
  await drop()
})

test('relays that share a long backlog hand each lane over once, and read each commit once', async () => {
  const started = performance.now()
  const drained = await Promise.all(
    stores.map((store, index) => drain(store, `relay ${index}`, { sendMs: 20 })),
  )
  const counts = drained.map(({ sent }) => sent)
  const seconds = (performance.now() - started) / 1000
  if (process.env.BACKLOG) {
    process.stderr.write(
      `${commits} commits, relays ${counts.join(' + ')}: ${Math.round(commits / seconds)}/s\n`,
    )
  }
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(commits)
  const leases = connection.collection<{ _id: string; lanes: { token: number }[] }>('relay_leases')
  const table = await leases.findOne({ _id: 'commits' })
  for (const { leave } of drained) await leave()
  // One token for the first holder, one for the second.
  for (const { token } of table?.lanes ?? []) expect(token).toBeLessThanOrEqual(relays)
  expect(await connection.collection('commits').countDocuments({ pending: true })).toBe(0)
}, 200_000)
