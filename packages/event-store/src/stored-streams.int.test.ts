import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { newId } from '@seedline/values'
import type { EventStore } from './event-store.ts'
import { account, by } from './fixtures/account.ts'
import { storeOn, testDatabase } from './fixtures/store.ts'
import type { StreamRange } from './stored-streams.ts'

let drop: () => Promise<void>
let store: EventStore

beforeAll(async () => {
  const database = await testDatabase()
  drop = database.drop
  store = await storeOn(database.connection)
  await paidIn('a', 0, 3)
  await paidIn('a', 3, 1)
  await paidIn('b', 0, 1)
  await paidIn('c', 0, 2)
  const other = { ...account, name: 'accounts' }
  await store.append(other, 'a', by(), [{ kind: 'paid-in', coins: 1 }], { expectedVersion: 0 })
})

afterAll(async () => {
  await store.close()
  await drop()
})

const paidIn = (id: string, expectedVersion: number, coins: number) =>
  store.append(
    account,
    id,
    by(),
    Array.from({ length: coins }, (_, index) => ({ kind: 'paid-in', coins: index + 1 }) as const),
    { expectedVersion },
  )

async function all<T>(pages: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  const found: T[] = []
  for await (const page of pages) found.push(...page)
  return found
}

const read = async (range: StreamRange): Promise<readonly string[]> =>
  (await all(store.history.commits('account', range))).map(
    ({ stream, version, events }) => `${stream}@${version}+${events.length}`,
  )

describe('the streams of a category', () => {
  test('are told with their last versions, in order of their names, and no others', async () => {
    expect(await all(store.history.heads('account'))).toEqual([
      { stream: 'account-a', version: 4 },
      { stream: 'account-b', version: 1 },
      { stream: 'account-c', version: 2 },
    ])
    expect(await all(store.history.heads('account', 'account-b'))).toEqual([
      { stream: 'account-c', version: 2 },
    ])
    expect(await all(store.history.heads('nothing'))).toEqual([])
  })

  test('are told page by page, by the ids of what they are of, and by ids', async () => {
    const { page, headsOf } = store.history
    expect(await page('account', '', 2)).toEqual([
      { id: 'a', version: 4 },
      { id: 'b', version: 1 },
    ])
    expect(await page('account', 'b', 2)).toEqual([{ id: 'c', version: 2 }])
    expect(await page('account', 'c', 2)).toEqual([])
    const found = await headsOf('account', ['c', 'nobody', 'a'])
    expect(found.toSorted((x, y) => (x.id < y.id ? -1 : 1))).toEqual([
      { id: 'a', version: 4 },
      { id: 'c', version: 2 },
    ])
    expect(await headsOf('account', [])).toEqual([])
  })

  test('are told page by page without one too many or too few, wherever their ids lie', async () => {
    const ids = Array.from({ length: 60 }, (_, index) =>
      // Random ones, and some that were given out within the same minute.
      index % 3 === 0 ? newId('Account') : (randomUUID() as string),
    )
    const many = { ...account, name: 'many' }
    for (const id of ids)
      await store.append(many, id, by(), [{ kind: 'paid-in', coins: 1 }], { expectedVersion: 0 })
    const seen: string[] = []
    for (let after = ''; ; after = seen.at(-1) ?? '') {
      const page = await store.history.page('many', after, 7)
      if (page.length === 0) break
      expect(page.length).toBe(Math.min(7, 60 - seen.length))
      seen.push(...page.map(({ id }) => id))
    }
    expect(seen).toEqual(ids.toSorted())
  })

  test('are read again from the first commit to the last, stream by stream', async () => {
    expect(await read({ through: 'account-c' })).toEqual([
      'account-a@1+3',
      'account-a@4+1',
      'account-b@1+1',
      'account-c@1+2',
    ])
    expect(await read({ through: 'account-b' })).toEqual([
      'account-a@1+3',
      'account-a@4+1',
      'account-b@1+1',
    ])
  })

  test('are read on behind a place, from the commit in which it lies', async () => {
    const after = { stream: 'account-a', version: 2 }
    expect(await read({ after, through: 'account-b' })).toEqual([
      'account-a@1+3',
      'account-a@4+1',
      'account-b@1+1',
    ])
    expect(await read({ after: { ...after, version: 3 }, through: 'account-a' })).toEqual([
      'account-a@4+1',
    ])
    expect(await read({ after: { ...after, version: 4 }, through: 'account-b' })).toEqual([
      'account-b@1+1',
    ])
    expect(
      await read({ after: { stream: 'account-b', version: 0 }, through: 'account-c' }),
    ).toEqual(['account-b@1+1', 'account-c@1+2'])
  })

  test('give commits as they were recorded', async () => {
    const context = by()
    await store.append(account, 'told', context, [{ kind: 'opened', owner: 'Ming' }], {
      expectedVersion: 0,
    })
    const { recordedAt } = await store.load(account, 'told')
    const range = { after: { stream: 'account-told', version: 0 }, through: 'account-told' }
    const [commit] = await all(store.history.commits('account', range))
    expect(commit).toMatchObject({
      category: 'account',
      id: 'told',
      commandId: context.commandId,
      actor: context.actor,
      at: recordedAt,
    })
    expect(commit?.events[0]?.data).toBeInstanceOf(Uint8Array)
  })
})
