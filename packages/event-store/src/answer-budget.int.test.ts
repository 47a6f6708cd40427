import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { ProblemError } from '@seedline/values'
import type { Connection } from 'mongoose'
import { accept } from './event.ts'
import type { EventStore } from './event-store.ts'
import { account, by, open, payIn } from './fixtures/account.ts'
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

beforeEach(async () => {
  await store.close()
  store = await storeOn(connection)
})

afterAll(async () => {
  await store.close()
  await drop()
})

/** Of whose answers payments into it take ten bytes each, and nothing else any. */
const budgeted = {
  ...account,
  answer: {
    mostBytes: 50,
    bytesOf: ({ type }: { type: string }) => (type.endsWith('In') ? 10 : 0),
  },
}
const pay = (id: string, times = 1) =>
  store.execute(budgeted, id, by(), () =>
    accept(...Array.from({ length: times }, () => ({ kind: 'paid-in', coins: 1 }) as const)),
  )

test('What would lengthen an answer beyond its budget is refused with both, and nothing of it is recorded', async () => {
  await pay('full', 4)
  const refused = await pay('full', 2).catch((error: unknown) => error)
  expect(refused instanceof ProblemError && refused.problem).toMatchObject({
    code: 'RECORD_FULL',
    kind: 'refused',
    facts: { bytes: '40', added_bytes: '20', most_bytes: '50' },
  })
  expect((await pay('full')).version).toBe(5)
  expect(await codeOf(pay('full'))).toBe('RECORD_FULL')
})

test('What lengthens no answer is accepted at any time', async () => {
  await pay('at-limit', 5)
  const pairs = await store.execute(budgeted, 'at-limit', by(), () =>
    accept({ kind: 'paid-out', coins: 1 }),
  )
  expect(pairs.version).toBe(6)
  expect((await store.execute(budgeted, 'at-limit', by(), open('Ming'))).version).toBe(7)
})

test('A command that was recorded is repeated with its first answer, however full the record is now', async () => {
  const context = by()
  const first = await store.execute(budgeted, 'repeated', context, payIn(1))
  await pay('repeated', 4)
  await store.close()
  store = await storeOn(connection)
  const again = await store.execute(budgeted, 'repeated', context, payIn(1))
  expect(again).toEqual({ ...first, repeated: true })
})

test('What was recorded before there was a budget counts, and a snapshot keeps the count', async () => {
  const many = { ...budgeted, answer: { ...budgeted.answer, mostBytes: 1105 } }
  for (let round = 0; round < 11; round++) {
    await store.execute(account, 'older', by(), () =>
      accept(...Array.from({ length: 10 }, () => ({ kind: 'paid-in', coins: 1 }) as const)),
    )
  }
  await store.close()
  await connection.collection('snapshots').deleteMany({})
  store = await storeOn(connection)
  expect(await codeOf(store.execute(many, 'older', by(), payIn(1)))).toBe('RECORD_FULL')
  await store.close()
  const kept = await connection.collection('snapshots').findOne({})
  expect(kept).toMatchObject({ version: 110, answerBytes: 1100 })
  store = await storeOn(connection)
  expect(await codeOf(store.execute(many, 'older', by(), payIn(1)))).toBe('RECORD_FULL')
})

test('What must not be turned away has room of its own beyond the budget, and nothing else has it', async () => {
  const kept = {
    ...budgeted,
    answer: {
      mostBytes: 50,
      bytesOf: () => 10,
      reserve: { bytes: 20, isFor: ({ type }: { type: string }) => type.endsWith('Out') },
    },
  }
  const paid = (kind: 'paid-in' | 'paid-out') =>
    store.execute(kept, 'reserve', by(), () => accept({ kind, coins: 1 }))
  for (let time = 0; time < 5; time += 1) await paid('paid-in')
  expect(await codeOf(paid('paid-in'))).toBe('RECORD_FULL')
  await paid('paid-out')
  expect(await codeOf(paid('paid-in'))).toBe('RECORD_FULL')
  expect((await paid('paid-out')).version).toBe(7)
  expect(await codeOf(paid('paid-out'))).toBe('RECORD_FULL')
})
