import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Connection } from 'mongoose'
import { pause } from './deadline.ts'
import type { EventStore } from './event-store.ts'
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

describe('a relay that stopped without a word', () => {
  const leaseMs = 1500

  /** Joins, and beats until it has taken everything over. */
  async function takeOver(): Promise<FeedSession> {
    const next = await joined(store, { name: 'next', leaseMs, timer: false })
    expect(next.lanes()).toHaveLength(0)
    await settle([next], [16])
    return next
  }

  test('loses its lanes after a lease, and reads nothing when it wakes', async () => {
    await pay(10, 1)
    const stopped = await joined(store, { name: 'stopped', leaseMs, timer: false })
    const commits = await stopped.read({ limit: 100 })
    const next = await takeOver()
    expect(stopped.lanes()).toEqual([])
    expect(await stopped.read({ limit: 100 })).toEqual([])
    const again = await next.read({ limit: 100 })
    expect(names(again)).toEqual(names(commits))
    await next.markPublished(again)
    expect((await store.pending.figures()).pending).toBe(0)
    await next.leave()
  })

  test('marks, when it wakes, what the broker acknowledged before it fell asleep', async () => {
    await pay(10, 2)
    const stopped = await joined(store, { name: 'stopped', leaseMs: 60_000, timer: false })
    const commits = await stopped.read({ limit: 100 })
    const acknowledged = commits.filter(({ version }) => version === 1)
    const next = await takeOver()
    const again = await next.read({ limit: 100 })
    expect(names(again)).toEqual(names(commits))
    await stopped.markPublished(acknowledged)
    // Nothing but that, and each stream goes on where it was.
    const left = await next.read({ limit: 100 })
    expect(left.map(({ version }) => version)).toEqual(Array.from({ length: 10 }, () => 2))
    // The new holder has sent all of it meanwhile: its mark holds as well.
    await expect(next.markPublished(again)).resolves.toBeUndefined()
    expect((await store.pending.figures()).pending).toBe(0)
    await next.leave()
  })

  test('leaves its lanes to the others within a lease and a beat, whatever waits in them', async () => {
    await pay(200, 5)
    await joined(store, { name: 'stopped', leaseMs, timer: false })
    const next = await joined(store, { name: 'next', leaseMs })
    await pause(leaseMs + leaseMs / 3 + 500)
    expect(next.lanes()).toHaveLength(16)
    await next.leave()
  })

  test('finds nothing of its takeover in the commits that it takes over', async () => {
    await pay(10, 1)
    const commits = connection.collection('commits')
    const before = await commits.find().sort({ _id: 1 }).toArray()
    await joined(store, { name: 'stopped', leaseMs, timer: false })
    const next = await takeOver()
    expect(await commits.find().sort({ _id: 1 }).toArray()).toEqual(before)
    await next.leave()
  })

  test('does not stand in the way of a fence that an earlier revision left', async () => {
    await pay(10, 1)
    const commits = connection.collection('commits')
    await commits.updateMany({}, { $set: { fence: 9 } })
    const relay = await joined(store, { name: 'relay', leaseMs, timer: false })
    await relay.markPublished(await relay.read({ limit: 100 }))
    expect(await commits.countDocuments({ pending: true })).toBe(0)
    expect(await commits.countDocuments({ fence: { $exists: true } })).toBe(0)
    await relay.leave()
  })

  test('is rung when it wakes in time to find its lanes untouched', async () => {
    let rung = 0
    const onLanes = () => void rung++
    const only = await joined(store, { name: 'only', leaseMs: 100, timer: false, onLanes })
    await pause(150)
    expect([only.lanes().length, rung]).toEqual([0, 1])
    await settle([only], [16])
    expect(rung).toBeGreaterThan(1)
    await only.leave()
  })

  test('takes part again once it wakes, under new tokens', async () => {
    const stopped = await joined(store, { name: 'stopped', leaseMs, timer: false })
    const next = await takeOver()
    await pay(30, 1)
    await settle([stopped, next], [8, 8])
    const both = await Promise.all([stopped.read({ limit: 100 }), next.read({ limit: 100 })])
    expect(both.flat()).toHaveLength(30)
    await stopped.markPublished(both[0])
    await next.markPublished(both[1])
    expect((await store.pending.figures()).pending).toBe(0)
    await stopped.leave()
    await next.leave()
  })
})
