import { beforeAll, describe, expect, test } from '@jest/globals'
import { signingKey } from '../fixtures/signing.ts'
import { keySource } from './key-source.ts'

const staleAfterMs = 60_000
const cooldownMs = 30_000
const expireAfterMs = 300_000
let documents: readonly string[]

beforeAll(async () => {
  const keys = [await signingKey('k1'), await signingKey('k2')]
  documents = keys.map(({ publicJwk }) => JSON.stringify({ keys: [publicJwk] }))
})

/** Keys whose clock stands until it is moved. */
function keys() {
  const told = { now: 1_000_000, reads: 0, changes: 0, published: 0, away: false }
  const source = keySource({
    load: async () => {
      told.reads += 1
      if (told.away) throw new Error('away')
      return documents[told.published] ?? ''
    },
    staleAfterMs,
    expireAfterMs,
    cooldownMs,
    now: () => told.now,
    onChange: () => {
      told.changes += 1
    },
  })
  /** Lets a reading in the background come to its end. */
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  return { told, source, settled }
}

describe('keys that verify tokens', () => {
  test('are read once while they are fresh, and again from the moment they are stale', async () => {
    const { told, source, settled } = keys()
    const first = await source.current()
    told.now += staleAfterMs - 1
    expect(await source.current()).toBe(first)
    source.touch()
    await settled()
    expect(told.reads).toBe(1)

    told.now += 1
    told.published = 1
    expect(await source.current()).toBe(first)
    await settled()
    expect(told).toMatchObject({ reads: 2, changes: 1 })
    expect(await source.current()).not.toBe(first)
  })

  test('serve on while a reading fails, and are not read for every call', async () => {
    const { told, source, settled } = keys()
    const first = await source.current()
    told.away = true
    told.now += staleAfterMs
    for (let call = 0; call < 5; call += 1) {
      expect(await source.current()).toBe(first)
      await settled()
    }
    expect(told).toMatchObject({ reads: 2, changes: 0 })
  })

  test('are asked for again soon after a reading failed, though not for every call', async () => {
    const { told, source, settled } = keys()
    await source.current()
    told.away = true
    told.now += staleAfterMs
    source.touch()
    await settled()
    told.now += cooldownMs - 1
    source.touch()
    await settled()
    expect(told.reads).toBe(2)
    told.now += 1
    source.touch()
    await settled()
    expect(told.reads).toBe(3)
  })

  test('expire when they could not be read for long, to the millisecond, and serve again once they can', async () => {
    const { told, source, settled } = keys()
    const first = await source.current()
    told.away = true
    told.now += expireAfterMs - 1
    expect(await source.current()).toBe(first)
    await settled()
    expect(source.expired()).toBe(false)
    told.now += 1
    expect(source.expired()).toBe(true)
    for (let call = 0; call < 3; call += 1) {
      await expect(source.current()).rejects.toMatchObject({
        problem: { code: 'TOKEN_KEYS_UNAVAILABLE' },
      })
    }
    expect(told.reads).toBe(2)

    told.away = false
    told.now += cooldownMs
    expect(await source.current()).toBe(first)
    expect(source.expired()).toBe(false)
  })

  test('that nobody asked for in a long time are read before they serve, not refused', async () => {
    const { told, source } = keys()
    await source.current()
    told.now += 10 * expireAfterMs
    told.published = 1
    await source.current()
    expect(told).toMatchObject({ reads: 2, changes: 1 })
  })

  test('are renewed on demand, but not more often than the cooldown allows', async () => {
    const { told, source } = keys()
    await source.current()
    told.published = 1
    told.now += cooldownMs - 1
    expect(await source.renewed()).toBe(false)
    expect(told.reads).toBe(1)
    told.now += 1
    expect(await source.renewed()).toBe(true)
    told.now += cooldownMs
    expect(await source.renewed()).toBe(false)
    expect(told).toMatchObject({ reads: 3, changes: 1 })
  })

  test('that can not be read at first are told so, and are read by the next call', async () => {
    const { told, source } = keys()
    told.away = true
    await expect(source.current()).rejects.toMatchObject({ problem: { kind: 'unavailable' } })
    told.away = false
    await source.current()
    expect(told.reads).toBe(2)
  })
})
