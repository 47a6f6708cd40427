import { createHash, randomUUID } from 'node:crypto'
import { serialize } from 'node:v8'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { byService, recordingServices } from '@seedline/contracts/services'
import { type Aggregate, accept } from '@seedline/event-store'
import { connectEventStore, connectMongo } from '@seedline/event-store/database'
import { instant } from '@seedline/values'
import { type Db, type Document, MongoClient, ObjectId } from 'mongodb'
import { verifyAll } from './verify-all.ts'

// Snapshots as the real store keeps them: of a stream of numbers, folded to their set and their sum.
interface Tally {
  readonly met: ReadonlySet<number>
  readonly sums: ReadonlyMap<string, bigint>
}
const tally: Aggregate<Tally, number> = {
  name: 'tally',
  initial: { met: new Set(), sums: new Map() },
  evolve: ({ met, sums }, event) => ({
    met: new Set([...met, event]),
    sums: new Map(sums).set('all', (sums.get('all') ?? 0n) + BigInt(event)),
  }),
  codec: {
    encode: (event) => ({ type: 'Counted', data: Buffer.from([event]) }),
    decode: (_, data) => data[0] ?? 0,
  },
  snapshot: { every: 2, foldVersion: 1 },
}

// Each number takes so many bytes of an answer as it says.
const budgeted: Aggregate<Tally, number> = {
  ...tally,
  name: 'budgeted',
  answer: { mostBytes: 100, bytesOf: ({ data }) => data[0] ?? 0 },
}

// From 100 on a number takes back the version that is left of it.
const corrected: Aggregate<Tally, number> = {
  ...tally,
  name: 'corrected',
  evolve: (state, event, by) => (event > 100 ? state : tally.evolve(state, event, by)),
  takesBack: {
    types: ['Counted'],
    versionsOf: (event) => (event > 100 ? [event - 100] : []),
    leftOut: (state) => state,
  },
}

const mongoUrl = process.env.SEEDLINE_TEST_MONGO_URL ?? ''
const id = 'tally-1#1'
let name = ''
let client: MongoClient
let database: Db
let snapshots: ReturnType<typeof collectionOf>
const collectionOf = (db: Db) => db.collection<{ _id: string }>('snapshots')

beforeEach(async () => {
  name = `test_${randomUUID().slice(0, 8)}`
  client = await new MongoClient(mongoUrl, { useBigInt64: true }).connect()
  database = client.db(name)
  snapshots = collectionOf(database)
  await record([1, 2, 3])
  expect(await snapshots.countDocuments({ _id: id })).toBe(1)
})
afterEach(async () => {
  await database.dropDatabase()
  await client.close()
})

async function record(
  numbers: readonly number[],
  aggregate: Aggregate<Tally, number> = tally,
): Promise<void> {
  const connection = await connectMongo(mongoUrl, name, 'fund')
  const clock = () => instant('2026-11-23T08:00:00.000Z')
  const store = await connectEventStore({ connection, service: 'fund', clock })
  for (const event of numbers) {
    const actor = { subject: 's', name: 'n', roles: [], organisation: 'o' }
    const context = { commandId: `command-${aggregate.name}-${event}`, actor, at: clock() }
    await store.execute(aggregate, '1', context, () => accept(event))
    await store.load(aggregate, '1')
  }
  await store.close()
  await connection.close()
}

const found = async (aggregate: Aggregate<Tally, number> = tally): Promise<readonly string[]> => {
  const aggregates = [aggregate] as Aggregate<unknown, unknown>[]
  const { differences, snapshots: checked } = await verifyAll({
    mongoUrl,
    databases: byService(recordingServices, () => name),
    services: [{ name: 'fund', aggregates, views: [] }],
    settleMs: 0,
  })
  expect(checked).toBe(aggregate.snapshot?.foldVersion === 1 ? 1 : 0)
  return differences
    .filter(({ code }) => code !== 'COMMIT_NOT_PUBLISHED')
    .map(({ code, what, detail }) => `${code} ${what} ${detail}`)
}

test('a snapshot is what its stream folds to, at its version', async () => {
  expect(await found()).toEqual([])
})

test('a fold that changed without its version is told by every snapshot of the old one', async () => {
  const evolve: typeof tally.evolve = ({ met, sums }, event) => ({
    met: new Set([...met, event * 2]),
    sums,
  })
  expect(await found({ ...tally, evolve })).toEqual([
    expect.stringMatching(/^SNAPSHOT_DIFFERS tally-1#1 at version \d: \/met\//),
  ])
  // With another version it would not be read any more.
  expect(await found({ ...tally, evolve, snapshot: { every: 2, foldVersion: 2 } })).toEqual([])
})

test('a snapshot is of its stream without what was taken back by then', async () => {
  await database.dropDatabase()
  await record([5, 6, 102, 7], corrected)
  expect(await found(corrected)).toEqual([])
  const { takesBack, ...forgetful } = corrected
  expect(takesBack).toBeDefined()
  expect(await found(forgetful)).toEqual([
    expect.stringMatching(/^SNAPSHOT_DIFFERS corrected-1#1 at version \d/),
  ])
})

test('a stream is folded without what it took back, also where what follows would not fold with it', async () => {
  await database.dropDatabase()
  await record([5, 6, 102, 7], corrected)
  const evolve: typeof corrected.evolve = (state, event, by) => {
    if (event === 7 && state.met.has(6)) throw new Error('6 stands in its way')
    return corrected.evolve(state, event, by)
  }
  expect(await found({ ...corrected, evolve })).toEqual([])
  const stumbling: typeof corrected.evolve = (state, event, by) => {
    if (event === 7) throw new Error('it can not be')
    return corrected.evolve(state, event, by)
  }
  expect(await found({ ...corrected, evolve: stumbling })).toEqual([
    'EVENT_DOES_NOT_FOLD corrected-1@4 Error: it can not be',
  ])
})

test('a damaged snapshot is told', async () => {
  await snapshots.updateOne({ _id: id }, { $set: { state: serialize({}) } })
  expect(await found()).toEqual([`SNAPSHOT_DAMAGED ${id} its digest is another one`])
  await snapshots.updateOne({ _id: id }, { $set: { state: 'gone' } })
  expect(await found()).toEqual([`SNAPSHOT_DAMAGED ${id} /state`])
})

describe('where answers are budgeted', () => {
  const budgetedId = 'budgeted-1#1'

  beforeEach(async () => {
    await database.dropDatabase()
    await record([3, 40], budgeted)
    expect(await snapshots.countDocuments({ _id: budgetedId, answerBytes: 43 })).toBe(1)
  })

  test('a snapshot counts what its stream counts, whether or not its commits say it', async () => {
    expect(await found(budgeted)).toEqual([])
    await database.collection('commits').updateMany({}, { $unset: { answerBytes: '' } })
    expect(await found(budgeted)).toEqual([])
  })

  test('what a commit says counts, as it was judged when it was recorded', async () => {
    await database.collection('commits').updateOne({ version: 1 }, { $set: { answerBytes: 4 } })
    expect(await found(budgeted)).toEqual([
      `SNAPSHOT_DIFFERS ${budgetedId} at version 2: 43 bytes of answers, not 44`,
    ])
  })

  test('a snapshot that counts otherwise is told: more would be accepted than can be read', async () => {
    const { digest: _, ...document }: Document = (await snapshots.findOne()) ?? {}
    const { version, at, anchor, anchorVersion, state } = document
    const heading = [budgetedId, version, at.getTime(), anchor, anchorVersion].map(String)
    const hash = createHash('sha256').update(heading.join('\n')).update('\n')
    const digest = hash.update(state.value()).digest()
    const change = { $set: { digest }, $unset: { answerBytes: '' } } as const
    await snapshots.updateOne({ _id: budgetedId }, change)
    expect(await found(budgeted)).toEqual([
      `SNAPSHOT_DIFFERS ${budgetedId} at version 2: 0 bytes of answers, not 43`,
    ])
  })

  test('a count changed without its digest is damage', async () => {
    await snapshots.updateOne({ _id: budgetedId }, { $set: { answerBytes: 42 } })
    expect(await found(budgeted)).toEqual([
      `SNAPSHOT_DAMAGED ${budgetedId} its digest is another one`,
    ])
    await snapshots.updateOne({ _id: budgetedId }, { $set: { answerBytes: 'none' } })
    expect(await found(budgeted)).toEqual([`SNAPSHOT_DAMAGED ${budgetedId} /answerBytes`])
  })
})

test('a snapshot of a history that its stream does not have is told', async () => {
  await database.collection('commits').deleteMany({ version: { $gte: 2 } })
  expect(await found()).toEqual([
    expect.stringMatching(/^SNAPSHOT_OF_ANOTHER_HISTORY tally-1#1 .* its stream ends at 1$/),
  ])
})

test('a snapshot whose last commit is another one is told, though the versions agree', async () => {
  const commits = database.collection('commits')
  for (const { _id, ...commit } of await commits.find().toArray()) {
    await commits.deleteOne({ _id })
    await commits.insertOne({ ...commit, _id: new ObjectId() })
  }
  expect(await found()).toEqual([
    expect.stringMatching(/^SNAPSHOT_OF_ANOTHER_HISTORY .* another commit stands at version \d$/),
  ])
})
