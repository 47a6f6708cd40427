import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Connection } from 'mongoose'
import { accept } from './event.ts'
import type { EventStore } from './event-store.ts'
import { type Account, account, by, open, payIn, payOut } from './fixtures/account.ts'
import { codeOf } from './fixtures/codes.ts'
import { storeOn, testDatabase } from './fixtures/store.ts'

let connection: Connection
let drop: () => Promise<void>
let store: EventStore
/** Another process's store, which remembers states of its own. */
let other: EventStore

beforeAll(async () => {
  const database = await testDatabase()
  connection = database.connection
  drop = database.drop
  store = await storeOn(connection)
  other = await storeOn(connection)
})

afterAll(async () => {
  await store.close()
  await other.close()
  await drop()
})

const commits = () => connection.collection('commits')
const coins = async (id: string): Promise<number> => (await store.load(account, id)).state.coins

describe('a command', () => {
  test('records its events and answers with the version and the ids that they got', async () => {
    const context = by({ traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` })
    const outcome = await store.execute(account, 'first', context, () =>
      accept({ kind: 'opened', owner: 'Ming' }, { kind: 'paid-in', coins: 5 }),
    )
    expect(outcome).toEqual({
      stream: 'account-first',
      id: 'first',
      version: 2,
      eventIds: ['account-first@1', 'account-first@2'],
      repeated: false,
      traceId: 'a'.repeat(32),
    })
    const { state, version, recordedAt = '' } = await store.load(account, 'first')
    expect([state.owner, state.coins, version]).toEqual(['Ming', 5, 2])
    expect(recordedAt >= context.at).toBe(true)
  })

  test('that is refused leaves nothing behind', async () => {
    expect(await codeOf(store.execute(account, 'refused', by(), payOut(1)))).toBe('TOO_FEW_COINS')
    expect(await store.load(account, 'refused')).toEqual({
      state: account.initial,
      version: 0,
      answerBytes: 0,
    })
  })

  test('that is only tried is judged on what is stored, tells what it would record, and leaves nothing behind', async () => {
    const opened = () => accept({ kind: 'opened' as const, owner: 'Ming' })
    const tried = await store.execute(account, 'tried', by({ tryOnly: true }), opened, {
      likelyNew: true,
    })
    expect(tried).toMatchObject({ version: 1, eventIds: ['account-tried@1'], repeated: false })
    expect((await store.load(account, 'tried')).version).toBe(0)
    await store.execute(account, 'tried', by(), opened)
    expect(
      await codeOf(
        store.execute(account, 'tried', by({ tryOnly: true }), payOut(1), { likelyNew: true }),
      ),
    ).toBe('TOO_FEW_COINS')
    await store.execute(account, 'tried', by({ tryOnly: true }), payIn(5))
    expect(await coins('tried')).toBe(0)
    expect((await store.current(account, 'tried')).version).toBe(1)
  })

  test('that is tried under the id of one that was recorded is answered with its outcome', async () => {
    const context = by()
    const first = await store.execute(account, 'tried again', context, payIn(5))
    const again = await other.execute(
      account,
      'tried again',
      { ...context, tryOnly: true },
      payIn(5),
    )
    expect(again).toEqual({ ...first, repeated: true })
  })

  test('that has nothing to say records nothing and succeeds', async () => {
    const outcome = await store.execute(account, 'idle', by(), () => accept())
    expect(outcome).toMatchObject({ version: 0, eventIds: [], repeated: false })
  })

  test('sees what another process recorded since, when it accepts', async () => {
    await store.execute(account, 'shared', by(), payIn(10))
    await other.execute(account, 'shared', by(), payOut(4))
    const outcome = await store.execute(account, 'shared', by(), payOut(6))
    expect(outcome.version).toBe(3)
    expect(await coins('shared')).toBe(0)
  })

  test('sees what another process recorded since, when it refuses', async () => {
    await store.execute(account, 'topped-up', by(), payIn(1))
    await other.execute(account, 'topped-up', by(), payIn(9))
    const outcome = await store.execute(account, 'topped-up', by(), payOut(10))
    expect(outcome.version).toBe(3)
  })

  test('overdraws nothing on a state that lags behind', async () => {
    await store.execute(account, 'lagging', by(), payIn(10))
    await other.execute(account, 'lagging', by(), payOut(10))
    expect(await codeOf(store.execute(account, 'lagging', by(), payOut(10)))).toBe('TOO_FEW_COINS')
    expect(await coins('lagging')).toBe(0)
  })

  test('on a stream believed new is decided anew when the stream exists', async () => {
    await other.execute(account, 'exists', by(), open('Ming'))
    const again = store.execute(account, 'exists', by(), open('Li'), { likelyNew: true })
    expect(await codeOf(again)).toBe('ACCOUNT_ALREADY_OPEN')
    const fresh = await store.execute(account, 'new', by(), open('Li'), { likelyNew: true })
    expect(fresh.version).toBe(1)
  })

  test('whose ids name nothing is refused', async () => {
    expect(await codeOf(store.execute(account, '', by(), payIn(1)))).toBe('ID_INVALID')
    const nameless = by({ commandId: 'x'.repeat(201) })
    expect(await codeOf(store.execute(account, 'a', nameless, payIn(1)))).toBe('ID_INVALID')
  })

  test('too large for one document is refused before anything is written', async () => {
    const long = 'x'.repeat(1024 * 1024)
    expect(await codeOf(store.execute(account, 'large', by(), open(long)))).toBe('TOO_LARGE')
    const many = Array.from({ length: 1001 }, () => ({ kind: 'paid-in', coins: 1 }) as const)
    expect(await codeOf(store.execute(account, 'large', by(), () => accept(...many)))).toBe(
      'TOO_LARGE',
    )
    expect(await commits().countDocuments({ stream: 'account-large' })).toBe(0)
  })

  test('whose event could not be read back is not stored', async () => {
    const broken = {
      ...account,
      evolve: (): Account => {
        throw new Error('cannot fold')
      },
    }
    expect(await codeOf(store.execute(broken, 'broken', by(), payIn(1)))).toContain('cannot fold')
    expect(await commits().countDocuments({ stream: 'account-broken' })).toBe(0)
  })
})

describe('a repeated command', () => {
  test('is answered with the first outcome, by any process and at any time', async () => {
    const context = by({ requestHash: 'h1' })
    const first = await store.execute(account, 'repeated', context, payIn(3))
    await store.execute(account, 'repeated', by(), payIn(1))
    for (const again of [store, other]) {
      const outcome = await again.execute(account, 'repeated', context, payIn(3))
      expect(outcome).toEqual({ ...first, repeated: true })
    }
    expect(await coins('repeated')).toBe(4)
  })

  test('is answered with the first outcome even where it would now be refused', async () => {
    const context = by()
    const first = await store.execute(account, 'opened-once', context, open('Ming'))
    for (const again of [store, other]) {
      const outcome = await again.execute(account, 'opened-once', context, open('Ming'))
      expect(outcome).toEqual({ ...first, repeated: true })
    }
  })

  test('is answered with the first outcome though the version it expected passed', async () => {
    await store.execute(account, 'expected-once', by(), open('Ming'))
    const context = by()
    const expected = { expectedVersion: 1 }
    const first = await store.execute(account, 'expected-once', context, payIn(1), expected)
    const again = await other.execute(account, 'expected-once', context, payIn(1), expected)
    expect(again).toEqual({ ...first, repeated: true })
  })

  test('with another request is refused', async () => {
    const context = by({ requestHash: 'h1' })
    await store.execute(account, 'reused', context, payIn(3))
    for (const again of [store, other]) {
      const reused = again.execute(account, 'reused', { ...context, requestHash: 'h2' }, payIn(4))
      expect(await codeOf(reused)).toBe('IDEMPOTENCY_KEY_REUSED')
    }
    expect(await coins('reused')).toBe(3)
  })

  test('sent many times at once is recorded once', async () => {
    const context = by()
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        (index % 2 ? store : other).execute(account, 'at-once', context, payIn(7)),
      ),
    )
    expect(outcomes.filter((outcome) => !outcome.repeated)).toHaveLength(1)
    expect(new Set(outcomes.map((outcome) => outcome.version))).toEqual(new Set([1]))
    expect(await coins('at-once')).toBe(7)
  })
})

describe('an expected version', () => {
  test('that is not the current one is refused with the current one', async () => {
    await store.execute(account, 'expecting', by(), payIn(1))
    await other.execute(account, 'expecting', by(), payIn(1))
    const stale = store.execute(account, 'expecting', by(), payIn(1), { expectedVersion: 1 })
    await expect(stale).rejects.toMatchObject({
      problem: { code: 'STALE_VERSION', kind: 'stale', facts: { current_version: '2' } },
    })
    expect(await coins('expecting')).toBe(2)
  })

  test('that is the current one is accepted, though another state was remembered', async () => {
    await store.execute(account, 'current', by(), payIn(1))
    await other.execute(account, 'current', by(), payIn(1))
    const options = { expectedVersion: 2 }
    const outcome = await store.execute(account, 'current', by(), payIn(1), options)
    expect(outcome.version).toBe(3)
  })

  test('of an append must hold exactly, also for a stream that must be new', async () => {
    const event = { kind: 'paid-in', coins: 1 } as const
    const append = (expectedVersion: number) =>
      store.append(account, 'appended', by(), [event], { expectedVersion })
    expect((await append(0)).version).toBe(1)
    expect(await codeOf(append(0))).toBe('STALE_VERSION')
    expect(await codeOf(append(5))).toBe('STALE_VERSION')
    expect((await append(1)).version).toBe(2)
  })
})
