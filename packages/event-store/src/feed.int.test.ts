import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Connection } from 'mongoose'
import { pause } from './deadline.ts'
import type { EventStore } from './event-store.ts'
import { account, by, payIn } from './fixtures/account.ts'
import { joined, payEach, settle } from './fixtures/relays.ts'
import { storeOn, testDatabase } from './fixtures/store.ts'
import type { FeedSession, PendingCommit } from './pending-feed.ts'

let connection: Connection
let drop: () => Promise<void>
let store: EventStore

beforeEach(async () => {
  const database = await testDatabase()
  connection = database.connection
  drop = database.drop
  store = await storeOn(connection)
})

afterEach(async () => {
  await store.close()
  await drop()
})

const pay = (accounts: number, times: number) => payEach(store, accounts, times)

const names = (commits: readonly PendingCommit[]) =>
  commits.map(({ stream, version }) => `${stream}@${version}`)

describe('one relay', () => {
  test('finds what is pending in the order of each stream, never again once marked', async () => {
    await pay(20, 3)
    const relay = await joined(store, { name: 'only' })
    expect(await store.pending.figures()).toMatchObject({
      pending: 60,
      relays: [{ name: 'only', lanes: 16 }],
    })
    const commits = await relay.read({ limit: 1000 })
    expect(commits).toHaveLength(60)
    for (let index = 0; index < 20; index++) {
      const own = commits.filter((commit) => commit.stream === `account-s${index}`)
      expect(own.map((commit) => commit.version)).toEqual([1, 2, 3])
    }
    await relay.markPublished(commits.slice(0, 25))
    expect(names(await relay.read({ limit: 1000 }))).toEqual(names(commits.slice(25)))
    await relay.markPublished(commits.slice(25))
    expect(await relay.read({ limit: 1000 })).toEqual([])
    expect(await store.pending.figures()).toMatchObject({ pending: 0, oldestAgeMs: 0 })
    await relay.leave()
  })

  test('gets each commit with all that its readers need', async () => {
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
    const context = by({ traceparent })
    await store.execute(account, 'whole', context, payIn(7))
    const relay = await joined(store, { name: 'only' })
    const [commit] = await relay.read({ limit: 1 })
    expect(commit).toMatchObject({
      stream: 'account-whole',
      category: 'account',
      id: 'whole',
      version: 1,
      commandId: context.commandId,
      actor: context.actor,
      at: expect.any(String),
      traceparent,
    })
    expect(commit?.commitId).toMatch(/^[0-9a-f]{24}$/)
    const [event] = commit?.events ?? []
    expect(event?.type).toBe('test.v1.PaidIn')
    expect(Buffer.from(event?.data ?? []).toString()).toBe('{"coins":7}')
    await relay.leave()
  })

  test('leaves out blocked streams, so that they block only themselves', async () => {
    await pay(3, 2)
    const relay = await joined(store, { name: 'only' })
    const except = ['account-s0']
    const commits = await relay.read({ limit: 100, except })
    expect(commits.map((commit) => commit.stream)).not.toContain('account-s0')
    expect(commits).toHaveLength(4)
    await relay.leave()
  })

  test('works off a backlog in many reads, each stream in order, each commit once', async () => {
    await pay(40, 12)
    const relay = await joined(store, { name: 'only' })
    const last = new Map<string, number>()
    let count = 0
    for (;;) {
      const commits = await relay.read({ limit: 37 })
      if (commits.length === 0) break
      for (const { stream, version } of commits) {
        expect(version).toBe((last.get(stream) ?? 0) + 1)
        last.set(stream, version)
      }
      count += commits.length
      await relay.markPublished(commits)
    }
    expect(count).toBe(480)
    await relay.leave()
  })

  test('may mark again what it marked, when the first answer was lost', async () => {
    await pay(2, 1)
    const relay = await joined(store, { name: 'only' })
    const commits = await relay.read({ limit: 10 })
    await relay.markPublished(commits)
    await expect(relay.markPublished(commits)).resolves.toBeUndefined()
    await relay.leave()
  })
})

describe('several relays', () => {
  test('share the lanes fairly, and all of what is pending between them', async () => {
    await pay(60, 1)
    const relays: FeedSession[] = []
    for (const name of ['a', 'b', 'c']) {
      relays.push(await joined(store, { name, timer: false }))
    }
    await settle(relays, [5, 5, 6]).catch(() => settle(relays, [6, 5, 5]))
    const all = await Promise.all(relays.map((relay) => relay.read({ limit: 100 })))
    const found = all.flat()
    expect(found).toHaveLength(60)
    expect(new Set(names(found)).size).toBe(60)
    for (const relay of relays) await relay.leave()
  })

  test('hand over at once when one leaves', async () => {
    const first = await joined(store, { name: 'first', leaseMs: 60_000 })
    await first.leave()
    const second = await joined(store, { name: 'second', leaseMs: 60_000 })
    expect(second.lanes()).toHaveLength(16)
    await second.leave()
  })

  test('do not take lanes whose commits are under way', async () => {
    await pay(60, 1)
    const first = await joined(store, { name: 'first', timer: false })
    const commits = await first.read({ limit: 100 })
    const second = await joined(store, { name: 'second', timer: false })
    for (let round = 0; round < 3; round++) {
      await first.beat()
      await second.beat()
    }
    expect(second.lanes()).toHaveLength(0)
    await first.markPublished(commits)
    await settle([first, second], [8, 8])
    await first.leave()
    await second.leave()
  })

  test('get their share even while the one that holds all lanes is never idle', async () => {
    const first = await joined(store, { name: 'first', timer: false })
    const second = await joined(store, { name: 'second', timer: false })
    for (let round = 0; round < 10 && second.lanes().length < 8; round++) {
      await pay(60, 1)
      const commits = await first.read({ limit: 1000 })
      await Promise.all([first.beat(), first.beat()])
      await second.beat()
      await first.markPublished(commits)
    }
    expect([first.lanes().length, second.lanes().length]).toEqual([8, 8])
    const rest = await Promise.all([first, second].map((relay) => relay.read({ limit: 1000 })))
    expect(rest.flat()).toHaveLength((await store.pending.figures()).pending)
    await first.leave()
    await second.leave()
  })

  test('are told when they gained lanes, for there may be leftovers', async () => {
    let told = 0
    const first = await joined(store, { name: 'first', timer: false })
    const onLanes = () => void told++
    const second = await joined(store, { name: 'second', timer: false, onLanes })
    expect(told).toBe(0)
    await settle([first, second], [8, 8])
    expect(told).toBeGreaterThan(0)
    await first.leave()
    await second.leave()
  })
})

test('a relay that shares lanes is rung for what other processes write into them', async () => {
  let rung = 0
  const alone = await joined(store, {
    name: 'alone',
    leaseMs: 400,
    onLanes: () => void rung++,
  })
  await pause(700)
  expect(rung).toBeLessThan(3)
  const other = await joined(store, { name: 'other', leaseMs: 400 })
  await pause(2500)
  expect(rung).toBeGreaterThan(5)
  await alone.leave()
  await other.leave()
})
