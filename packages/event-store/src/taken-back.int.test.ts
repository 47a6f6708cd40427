import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { instantOf } from '@seedline/values'
import type { Connection } from 'mongoose'
import type { Aggregate } from './aggregate.ts'
import { accept } from './event.ts'
import type { EventStore } from './event-store.ts'
import { type Account, type AccountEvent, account, by } from './fixtures/account.ts'
import { storeOn, testDatabase } from './fixtures/store.ts'

/** An account some of whose payments were never made. */
type Event = AccountEvent | { readonly kind: 'taken-back'; readonly versions: readonly number[] }

const TAKEN_BACK = 'test.v1.TakenBack'
let evolved = 0

const corrected: Aggregate<Account, Event> = {
  ...account,
  name: 'corrected',
  codec: {
    encode: (event) =>
      event.kind === 'taken-back'
        ? { type: TAKEN_BACK, data: Buffer.from(JSON.stringify(event.versions)) }
        : account.codec.encode(event),
    decode: (type, data) =>
      type === TAKEN_BACK
        ? { kind: 'taken-back', versions: JSON.parse(Buffer.from(data).toString()) }
        : account.codec.decode(type, data),
  },
  evolve(state, event) {
    evolved += 1
    return event.kind === 'taken-back' ? state : account.evolve(state, event)
  },
  takesBack: {
    types: [TAKEN_BACK],
    versionsOf: (event) => (event.kind === 'taken-back' ? event.versions : []),
    leftOut: (state) => state,
  },
}

let connection: Connection
let drop: () => Promise<void>
let store: EventStore
/** Another process, which remembers states of its own. */
let other: EventStore

beforeAll(async () => {
  const database = await testDatabase()
  connection = database.connection
  drop = database.drop
})
afterAll(async () => drop())

beforeEach(async () => {
  store = await storeOn(connection)
  other = await storeOn(connection)
})

const pay = (id: string, ...coins: readonly number[]) =>
  store.execute(corrected, id, by(), () =>
    accept(...coins.map((each) => ({ kind: 'paid-in', coins: each }) as const)),
  )
const takeBack = (id: string, ...versions: readonly number[]) =>
  store.execute(corrected, id, by(), () => accept({ kind: 'taken-back', versions }))
const coinsAt = async (at: EventStore, id: string) => (await at.load(corrected, id)).state.coins

/** A payment of one coin for each version up to that. */
async function grow(id: string, to: number): Promise<void> {
  for (let version = 0; version < to; version += 50)
    await pay(id, ...Array.from({ length: 50 }, () => 1))
}

describe('What was taken back', () => {
  test('is gone from the state, in this process and in another that remembers it', async () => {
    await pay('short', 1, 2, 4)
    expect(await coinsAt(other, 'short')).toBe(7)
    await takeBack('short', 2)
    expect(await coinsAt(store, 'short')).toBe(5)
    expect(await coinsAt(other, 'short')).toBe(5)
    await pay('short', 8)
    await takeBack('short', 1, 5)
    expect(await coinsAt(store, 'short')).toBe(4)
    expect((await store.load(corrected, 'short')).version).toBe(6)
  })

  test('is gone from what the next command is decided on, by whoever gives it', async () => {
    await pay('next', 1, 2)
    const seen: number[] = []
    const look = (at: EventStore) =>
      at.execute(corrected, 'next', by(), ({ coins }) => {
        seen.push(coins)
        return accept({ kind: 'paid-in', coins: 10 })
      })
    await look(other)
    await takeBack('next', 2)
    await look(other)
    // The first time on a state that is remembered, and again on the stored one.
    expect(seen).toEqual([3, 13, 11])
  })

  test('was there as it was recorded before, and is gone as of then', async () => {
    let now = Date.parse('2026-05-01T00:00:00.000Z')
    const timed = await storeOn(connection, { clock: () => instantOf(new Date(now)) })
    const on = async (day: number, ...events: readonly Event[]) => {
      now = Date.UTC(2026, 4, day)
      await timed.execute(corrected, 'known', by(), () => accept(...events))
    }
    await on(1, { kind: 'paid-in', coins: 1 }, { kind: 'paid-in', coins: 2 })
    await on(2, { kind: 'taken-back', versions: [1] })
    await on(3, { kind: 'paid-in', coins: 4 })
    now = Date.UTC(2026, 4, 10)
    const coins = async (day: number) => {
      const recordedAt = instantOf(new Date(Date.UTC(2026, 4, day, 12)))
      return (await timed.loadAsOf(corrected, 'known', { recordedAt })).state.coins
    }
    expect([await coins(1), await coins(2), await coins(3)]).toEqual([3, 2, 6])
  })

  test('of a long stream costs a whole fold once, also where a snapshot holds it', async () => {
    await grow('long', 300)
    await store.close()
    store = await storeOn(connection)
    await takeBack('long', 3)
    expect(await coinsAt(store, 'long')).toBe(299)
    await pay('long', 1)
    await store.close()
    store = await storeOn(connection)
    evolved = 0
    expect(await coinsAt(store, 'long')).toBe(300)
    expect(evolved).toBeLessThan(10)
    expect(await coinsAt(other, 'long')).toBe(300)
  })
})
