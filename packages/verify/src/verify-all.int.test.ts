import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { byService, type RecordingService, recordingServices } from '@seedline/contracts/services'
import { topicNames } from '@seedline/contracts/topics'
import type { Aggregate } from '@seedline/event-store'
import type { View } from '@seedline/views'
import { type Db, MongoClient } from 'mongodb'
import type { VerifiedService } from './verified-services.ts'
import { verifyAll } from './verify-all.ts'

// A stream of events without content; its document is the list of their versions.
const codec = { encode: () => ({ type: 'Told', data: new Uint8Array() }), decode: () => 'Told' }
const fund: Aggregate<unknown, unknown> = { name: 'fund', initial: 0, evolve: (n) => n, codec }
const view: View<unknown, unknown> = {
  name: 'told',
  topics: [topicNames.fund.fund],
  foldVersion: 1,
  decode: () => 'Told',
  keyOf: (_, { subject }) => subject,
  evolve: (before, _, { version }) => [...((before as number[] | undefined) ?? []), version],
}
const services: readonly VerifiedService[] = [
  { name: 'registry', aggregates: [], views: [] },
  { name: 'fund', aggregates: [fund], views: [view] },
]

const mongoUrl = process.env.SEEDLINE_TEST_MONGO_URL ?? ''
const client = new MongoClient(mongoUrl, { useBigInt64: true })
let database: Db
let databases: Readonly<Record<RecordingService, string>>

beforeAll(async () => void (await client.connect()))
afterAll(() => client.close())
afterEach(() => database.dropDatabase())
beforeEach(async () => {
  const name = `test_${randomUUID().slice(0, 8)}`
  databases = byService(recordingServices, (service) => `${name}_${service}`)
  database = client.db(databases.fund)
  const builds = database.collection<{ _id: string; live: number }>('view_builds')
  await builds.insertOne({ _id: 'told@1', live: 1 })
})

const record = (id: string, version: number, pending = false) =>
  database.collection('commits').insertOne({
    stream: `fund-${id}`,
    category: 'fund',
    id,
    version,
    size: 1,
    commandId: `command-${version}`,
    events: [{ type: 'Told', data: Buffer.alloc(0) }],
    actor: { subject: 's', name: 'n', roles: [], organisation: 'o' },
    at: new Date('2026-11-23T08:00:00.000Z'),
    ...(pending && { pending }),
  })
const apply = (id: string, version: number, data?: readonly number[]) =>
  database.collection<{ _id: string }>('view_told_1_1').replaceOne(
    { _id: id },
    {
      data: data ?? Array.from({ length: version }, (_, index) => index + 1),
      seen: { [`fund-${id}`]: version },
      held: [],
    },
    { upsert: true },
  )
const published = (id: string, version: number) =>
  database
    .collection('commits')
    .updateOne({ stream: `fund-${id}`, version }, { $unset: { pending: '' } })

const verified = async (settleMs?: number) => {
  const report = await verifyAll({
    mongoUrl,
    databases,
    services,
    ...(settleMs !== undefined && { settleMs }),
  })
  return report.differences.map(({ what, code }) => `${what} ${code}`)
}

test('a system that goes on meanwhile has no difference', async () => {
  await record('a', 1)
  await apply('a', 1)
  let ended = false
  const writing = (async () => {
    for (let version = 2; !ended && version < 5000; version += 1) {
      await record('a', version, true)
      await record(`new-${version}`, 1)
      await published('a', version)
      await apply('a', version)
      await apply(`new-${version}`, 1)
    }
  })()
  try {
    for (let run = 0; run < 5; run += 1) expect(await verified()).toEqual([])
  } finally {
    ended = true
    await writing
  }
}, 60_000)

test('what comes within the time is waited for, what does not is told', async () => {
  await record('a', 1, true)
  const coming = (async () => {
    await pause(300)
    await published('a', 1)
    await apply('a', 1)
  })()
  const differences = await verified()
  await coming
  expect(differences).toEqual([])
  await record('a', 2, true)
  expect(await verified(100)).toEqual(['fund-a@2 COMMIT_NOT_PUBLISHED', 'told/a VERSION_DIFFERS'])
})

test('what is wrong is told at once, as of the versions that the document has', async () => {
  await record('a', 1)
  await record('a', 2)
  await record('a', 3)
  await apply('a', 2, [1, 7])
  await apply('b', 1)
  const from = performance.now()
  expect(await verified()).toEqual([
    'told/a DOCUMENT_DIFFERS',
    'told/a VERSION_DIFFERS',
    'told/b DOCUMENT_WITHOUT_EVENTS',
  ])
  expect(performance.now() - from).toBeLessThan(15_000)
})

test('an event that a view can not fold is named, and all the rest is checked', async () => {
  for (const id of ['a', 'b', 'c']) for (const version of [1, 2, 3]) await record(id, version)
  await apply('a', 3)
  await apply('b', 1)
  await apply('c', 3, [1, 2, 4])
  const stumbling: View<unknown, unknown> = {
    ...view,
    evolve(before, event, meta) {
      if (meta.stream === 'fund-b' && meta.version === 2) throw new Error('it can not be folded')
      return view.evolve(before, event, meta)
    },
  }
  const { differences } = await verifyAll({
    mongoUrl,
    databases,
    services: [{ name: 'fund', aggregates: [fund], views: [stumbling] }],
  })
  expect(differences).toMatchObject([
    {
      what: 'told/c',
      code: 'DOCUMENT_DIFFERS',
    },
    {
      what: 'told/fund-b@2',
      code: 'EVENT_NOT_FOLDED_BY_VIEW',
      detail: 'Error: it can not be folded',
    },
  ])
})
