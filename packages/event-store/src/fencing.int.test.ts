import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Connection } from 'mongoose'
import { openCollections } from './collections.ts'
import { pause } from './deadline.ts'
import type { EventStore } from './event-store.ts'
import { codeOf } from './fixtures/codes.ts'
import { payEach, settle } from './fixtures/relays.ts'
import { storeOn, testDatabase } from './fixtures/store.ts'
import type { FeedSession, PendingCommit } from './pending-feed.ts'
import { publicationsOf } from './publications.ts'

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
    const next = await store.pending.join({ name: 'next', leaseMs, timer: false })
    expect(next.lanes()).toHaveLength(0)
    await settle([next], [16])
    return next
  }

  test('loses its lanes after a lease, and can neither read nor mark when it wakes', async () => {
    await pay(10, 1)
    const stopped = await store.pending.join({ name: 'stopped', leaseMs, timer: false })
    const commits = await stopped.read({ limit: 100 })
    const next = await takeOver()
    expect(stopped.lanes()).toEqual([])
    expect(await stopped.read({ limit: 100 })).toEqual([])
    expect(await codeOf(stopped.markPublished(commits))).toBe('LEASE_LOST')
    expect((await store.pending.figures()).pending).toBe(10)
    const again = await next.read({ limit: 100 })
    expect(names(again)).toEqual(names(commits))
    await next.markPublished(again)
    expect((await store.pending.figures()).pending).toBe(0)
    await next.leave()
  })

  test('is refused even while its own clock says that the lease still holds', async () => {
    await pay(10, 1)
    const stopped = await store.pending.join({ name: 'stopped', leaseMs: 60_000, timer: false })
    const early = await stopped.read({ limit: 100 })
    const next = await takeOver()
    await pay(10, 1)
    expect(await codeOf(stopped.markPublished(early))).toBe('LEASE_LOST')
    const late = await stopped.read({ limit: 100 })
    expect(late.length).toBeGreaterThan(0)
    expect(await codeOf(stopped.markPublished(late))).toBe('LEASE_LOST')
    expect((await store.pending.figures()).pending).toBe(20)
    await next.leave()
  })

  test('is refused though stopped between its last check and the update itself', async () => {
    await pay(10, 1)
    const stopped = await store.pending.join({ name: 'stopped', leaseMs: 60_000, timer: false })
    const commits = await stopped.read({ limit: 100 })
    const next = await takeOver()
    // What is left of its markPublished after the check of the lease.
    const publications = publicationsOf(await openCollections(connection))
    expect(await publications.mark(commits)).toBe(false)
    expect((await store.pending.figures()).pending).toBe(10)
    // Nor can a fence that was held up lower the one that is there.
    for (const { lane, token } of commits) await publications.fence(lane, token)
    expect(await publications.mark(commits)).toBe(false)
    const again = await next.read({ limit: 100 })
    await expect(next.markPublished(again)).resolves.toBeUndefined()
    await next.leave()
  })

  test('is rung when it wakes in time to find its lanes untouched', async () => {
    let rung = 0
    const onLanes = () => void rung++
    const only = await store.pending.join({ name: 'only', leaseMs: 100, timer: false, onLanes })
    await pause(150)
    expect([only.lanes().length, rung]).toEqual([0, 1])
    await settle([only], [16])
    expect(rung).toBeGreaterThan(1)
    await only.leave()
  })

  test('takes part again once it wakes, under new tokens', async () => {
    const stopped = await store.pending.join({ name: 'stopped', leaseMs, timer: false })
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
