import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import mongoose, { type Connection } from 'mongoose'
import type { EventStore } from './event-store.ts'
import { account, by, open, payIn, payOut } from './fixtures/account.ts'
import { codeOf } from './fixtures/codes.ts'
import { joined } from './fixtures/relays.ts'
import { mongoUrl, storeOn, testDatabase } from './fixtures/store.ts'
import type { PendingCommit } from './pending-feed.ts'

let watched: Connection
let connection: Connection
let drop: () => Promise<void>
let store: EventStore
/** Another process's store, on the same database. */
let other: EventStore
let commands: string[]

beforeAll(async () => {
  const database = await testDatabase()
  connection = database.connection
  drop = database.drop
  watched = await mongoose
    .createConnection(mongoUrl(), { dbName: database.name, monitorCommands: true })
    .asPromise()
  watched.getClient().on('commandStarted', ({ commandName, command }) => {
    commands.push(`${commandName} ${String(command[commandName])}`)
  })
  commands = []
  other = await storeOn(connection)
})

beforeEach(async () => {
  store = await storeOn(watched)
  commands = []
})

afterAll(async () => {
  await other.close()
  await watched.close()
  await drop()
})

describe('a command', () => {
  test('on a stream that this process knows takes the insert alone', async () => {
    await store.execute(account, 'known', by(), payIn(5), { likelyNew: true })
    await store.execute(account, 'known', by(), payOut(2))
    expect(commands).toEqual(['insert commits', 'insert commits'])
  })

  test('on a stream just loaded is decided on what was loaded', async () => {
    await other.execute(account, 'loaded', by(), payIn(5))
    await store.load(account, 'loaded')
    await store.execute(account, 'loaded', by(), payOut(2))
    // No snapshot is looked for: so short a stream has none.
    expect(commands).toEqual(['find commits', 'insert commits'])
  })

  test('repeated within the process is answered from memory, refused or not by now', async () => {
    const context = by({ requestHash: 'h1' })
    const first = await store.execute(account, 'again', context, payOut(0))
    await store.execute(account, 'again', by(), payIn(1))
    commands = []
    const neverAgain = () => {
      throw new Error('decided anew')
    }
    const again = await store.execute(account, 'again', context, neverAgain)
    expect(again).toEqual({ ...first, repeated: true })
    const reused = store.execute(account, 'again', { ...context, requestHash: 'h2' }, payIn(4))
    expect(await codeOf(reused)).toBe('IDEMPOTENCY_KEY_REUSED')
    expect(commands).toEqual([])
  })

  test('repeated to another process is looked up there once', async () => {
    const context = by()
    const first = await other.execute(account, 'elsewhere', context, open('Ming'))
    for (let times = 0; times < 2; times++) {
      const again = await store.execute(account, 'elsewhere', context, open('Ming'))
      expect(again).toEqual({ ...first, repeated: true })
    }
    expect(commands).toEqual(['find commits', 'find commits'])
  })

  test('the same id on another stream is another command', async () => {
    const context = by()
    await store.execute(account, 'one', context, payIn(1))
    const outcome = await store.execute(account, 'two', context, payIn(1))
    expect(outcome).toMatchObject({ stream: 'account-two', repeated: false })
  })

  test('refused on a state that lags behind reads only what came since', async () => {
    await store.execute(account, 'behind', by(), payIn(1), { likelyNew: true })
    for (let times = 0; times < 3; times++) await other.execute(account, 'behind', by(), payIn(1))
    commands = []
    const outcome = await store.execute(account, 'behind', by(), payOut(4))
    expect(outcome.version).toBe(5)
    expect(commands).toEqual(['find commits', 'insert commits'])
  })

  test('is decided on the whole history where what is remembered is of another', async () => {
    await store.execute(account, 'replaced', by(), payIn(100), { likelyNew: true })
    await connection.collection('commits').deleteMany({ stream: 'account-replaced' })
    await other.execute(account, 'replaced', by(), payIn(1), { likelyNew: true })
    // Refused by the remembered state, then by the stored one.
    expect(await codeOf(store.execute(account, 'replaced', by(), payOut(200)))).toBe(
      'TOO_FEW_COINS',
    )
    expect(await codeOf(store.execute(account, 'replaced', by(), payOut(50)))).toBe('TOO_FEW_COINS')
  })
})

describe('a state recalled', () => {
  test('is the last that this process knew of, and asked for only where it knew none', async () => {
    await other.execute(account, 'recalled', by(), payIn(1))
    expect((await store.recall(account, 'recalled')).version).toBe(1)
    await other.execute(account, 'recalled', by(), payIn(1))
    expect((await store.recall(account, 'recalled')).version).toBe(1)
    expect(commands).toEqual(['find commits'])
    expect((await store.load(account, 'recalled')).version).toBe(2)
    expect((await store.recall(account, 'recalled')).version).toBe(2)
  })

  test('is never that of a stream which may have begun since', async () => {
    expect((await store.recall(account, 'late')).version).toBe(0)
    await other.execute(account, 'late', by(), payIn(1))
    expect((await store.recall(account, 'late')).version).toBe(1)
  })
})

describe('a relay in the process of the writer', () => {
  test('is told of each commit, in order, and marks it without having read it', async () => {
    const told: PendingCommit[] = []
    const onCommits = (commits: readonly PendingCommit[]) => void told.push(...commits)
    const relay = await joined(store, { name: 'own', onCommits, timer: false })
    const context = by({ traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` })
    await store.execute(account, 'told', context, payIn(7), { likelyNew: true })
    await store.execute(account, 'told', by(), payOut(1))
    expect(told.map(({ stream, version }) => `${stream}@${version}`)).toEqual([
      'account-told@1',
      'account-told@2',
    ])
    const read = await relay.read({ limit: 1000 })
    expect(told).toEqual(read.filter(({ stream }) => stream === 'account-told'))
    await relay.markPublished(told)
    const left = await relay.read({ limit: 1000 })
    expect(left.filter(({ stream }) => stream === 'account-told')).toEqual([])
    await relay.leave()
    await store.execute(account, 'told', by(), payIn(1))
    expect(told).toHaveLength(2)
  })

  test('is not told of what falls into lanes that it does not hold', async () => {
    const first = await joined(other, { name: 'first', timer: false, leaseMs: 60_000 })
    const told: PendingCommit[] = []
    const onCommits = (commits: readonly PendingCommit[]) => void told.push(...commits)
    const second = await joined(store, { name: 'second', onCommits, timer: false })
    expect(second.lanes()).toEqual([])
    await store.execute(account, 'not-mine', by(), payIn(1))
    expect(told).toEqual([])
    await second.leave()
    await first.leave()
  })

  test('keeps a lane while a commit that it was told of is under way', async () => {
    const told: PendingCommit[] = []
    const onCommits = (commits: readonly PendingCommit[]) => void told.push(...commits)
    const first = await joined(store, { name: 'first', onCommits, timer: false })
    await first.markPublished(await first.read({ limit: 1000 }))
    for (let index = 0; index < 60; index++) {
      await store.execute(account, `busy${index}`, by(), payIn(1), { likelyNew: true })
    }
    expect(new Set(told.map(({ lane }) => lane)).size).toBe(16)
    const second = await joined(other, { name: 'second', timer: false })
    for (let round = 0; round < 3; round++) {
      await first.beat()
      await second.beat()
    }
    expect(second.lanes()).toEqual([])
    await first.markPublished(told)
    for (let round = 0; round < 3; round++) {
      await first.beat()
      await second.beat()
    }
    expect([first.lanes().length, second.lanes().length]).toEqual([8, 8])
    await first.leave()
    await second.leave()
  })

  test('that is alone renews its lease in one command, and looks once another has joined', async () => {
    const first = await joined(store, { name: 'first', timer: false })
    commands = []
    await first.beat()
    await first.beat()
    expect(commands).toEqual(['update relay_leases', 'update relay_leases'])
    const second = await joined(other, { name: 'second', timer: false })
    for (let round = 0; round < 3; round++) {
      await first.beat()
      await second.beat()
    }
    expect([first.lanes().length, second.lanes().length]).toEqual([8, 8])
    await second.leave()
    await first.beat()
    expect(first.lanes().length).toBe(16)
    await first.leave()
  })
})
