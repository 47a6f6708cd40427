import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Connection } from 'mongoose'
import { accept } from './event.ts'
import type { EventStore } from './event-store.ts'
import { account, by, open, PAIRS_PAID_IN, payIn } from './fixtures/account.ts'
import { codeOf } from './fixtures/codes.ts'
import { storeOn, testDatabase } from './fixtures/store.ts'

let connection: Connection
let drop: () => Promise<void>
let store: EventStore

beforeAll(async () => {
  const database = await testDatabase()
  connection = database.connection
  drop = database.drop
  store = await storeOn(connection)
})

afterAll(async () => {
  await store.close()
  await drop()
})

const commits = () => connection.collection('commits')

describe('reading a stream', () => {
  test('gives each event with how it came to be', async () => {
    const context = by()
    await store.execute(account, 'told', context, open('Ming'))
    const [event] = await store.read(account, 'told')
    expect(event).toEqual({
      event: { kind: 'opened', owner: 'Ming' },
      eventId: 'account-told@1',
      type: 'test.v1.AccountOpened',
      stream: 'account-told',
      id: 'told',
      version: 1,
      recordedAt: expect.any(String),
      decidedAt: context.at,
      actor: context.actor,
      commandId: context.commandId,
    })
  })

  test('starts and ends within commits of several events', async () => {
    const three = () => accept(...[1, 2, 3].map((coins) => ({ kind: 'paid-in', coins }) as const))
    for (let round = 0; round < 4; round++) await store.execute(account, 'paged', by(), three)
    const versions = async (fromVersion: number, limit: number) =>
      (await store.read(account, 'paged', { fromVersion, limit })).map((event) => event.version)
    expect(await versions(1, 100)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect(await versions(5, 3)).toEqual([5, 6, 7])
    expect(await versions(4, 2)).toEqual([4, 5])
    expect(await versions(12, 9)).toEqual([12])
    expect(await versions(13, 9)).toEqual([])
  })

  test('reads what older versions of the code wrote', async () => {
    await store.execute(account, 'old', by(), payIn(1))
    await commits().updateOne(
      { stream: 'account-old' },
      { $set: { 'events.0.type': PAIRS_PAID_IN } },
    )
    expect((await store.load(account, 'old')).state.coins).toBe(2)
  })

  test('of an event that nobody can read is an error that says which, never a guess', async () => {
    await store.execute(account, 'strange', by(), payIn(1))
    await store.execute(account, 'strange', by(), payIn(1))
    await commits().updateOne(
      { stream: 'account-strange', version: 2 },
      { $set: { 'events.0.type': 'test.v1.Unheard' } },
    )
    await expect(store.load(account, 'strange')).rejects.toMatchObject({
      problem: { code: 'STREAM_UNREADABLE', facts: { stream: 'account-strange', version: '2' } },
    })
    expect(await codeOf(store.read(account, 'strange'))).toBe('STREAM_UNREADABLE')
  })

  test('with a commit missing is an error, never a shorter history', async () => {
    for (let round = 0; round < 3; round++) await store.execute(account, 'gap', by(), payIn(1))
    await commits().deleteOne({ stream: 'account-gap', version: 2 })
    expect(await codeOf(store.load(account, 'gap'))).toBe('STREAM_UNREADABLE')
  })

  test('lists the streams of one aggregate only', async () => {
    const savings = { ...account, name: 'account_savings' }
    await store.execute(savings, 'one', by(), payIn(1))
    const ids: string[] = []
    for await (const id of store.ids('account_savings')) ids.push(id)
    expect(ids).toEqual(['one'])
    const all: string[] = []
    for await (const id of store.ids('account')) all.push(id)
    expect(all).toContain('told')
    expect(all).not.toContain('one')
  })
})
