import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import mongoose, { type Connection } from 'mongoose'
import { pause } from './deadline.ts'
import type { EventStore } from './event-store.ts'
import { account, by, payIn } from './fixtures/account.ts'
import { codeOf } from './fixtures/codes.ts'
import { mongoProxy, type Wire } from './fixtures/proxy.ts'
import { storeOn, testDatabase } from './fixtures/store.ts'

let direct: Connection
let drop: () => Promise<void>
let name: string
let proxy: Wire
let connection: Connection
let store: EventStore
/** A store whose wire is never cut. */
let witness: EventStore

beforeAll(async () => {
  const database = await testDatabase()
  direct = database.connection
  name = database.name
  drop = database.drop
  witness = await storeOn(direct)
})

beforeEach(async () => {
  proxy = await mongoProxy()
  connection = await mongoose
    .createConnection(proxy.url, { dbName: name, heartbeatFrequencyMS: 500 })
    .asPromise()
  connection.on('error', () => undefined)
  store = await storeOn(connection, { limits: { budgetMs: 3000 } })
})

afterEach(async () => {
  await proxy.mend()
  await store.close()
  await connection.close()
  await proxy.close()
})

afterAll(async () => {
  await witness.close()
  await drop()
})

async function timed<T>(work: Promise<T>): Promise<{ result: T; ms: number }> {
  const started = performance.now()
  return { result: await work, ms: performance.now() - started }
}

const coins = async (id: string) => (await witness.load(account, id)).state.coins

test('while the database is away commands are refused soon, and recover alone', async () => {
  await store.execute(account, 'away', by(), payIn(1))
  await proxy.cut()
  await pause(200)
  const { result, ms } = await timed(
    Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        codeOf(store.execute(account, index % 2 ? 'away' : `away-${index}`, by(), payIn(1))),
      ),
    ),
  )
  expect(new Set(result)).toEqual(new Set(['EVENT_STORE_UNAVAILABLE']))
  expect(ms).toBeLessThan(3300)
  const loading = await timed(codeOf(store.load(account, 'away')))
  expect(loading.result).toBe('EVENT_STORE_UNAVAILABLE')
  expect(loading.ms).toBeLessThan(3300)

  await proxy.mend()
  const { ms: back } = await timed(
    (async () => {
      while ((await codeOf(store.execute(account, 'back', by(), payIn(1)))) !== 'none');
    })(),
  )
  expect(back).toBeLessThan(5000)
  expect(await coins('away')).toBe(1)
})

test('a command whose answer was lost is found to be recorded, once', async () => {
  await store.execute(account, 'lost-answer', by(), payIn(1))
  proxy.swallowAnswers()
  const context = by()
  const paying = store.execute(account, 'lost-answer', context, payIn(5))
  await pause(300)
  await proxy.mend()
  const outcome = await paying
  expect(outcome).toMatchObject({ version: 2, repeated: false })
  expect(await coins('lost-answer')).toBe(6)
  const again = await store.execute(account, 'lost-answer', context, payIn(5))
  expect(again).toEqual({ ...outcome, repeated: true })
})

test('while no answer comes a command is not said to have failed', async () => {
  await store.execute(account, 'silent', by(), payIn(1))
  proxy.swallowAnswers()
  const context = by()
  const { result, ms } = await timed(codeOf(store.execute(account, 'silent', context, payIn(5))))
  expect(result).toBe('OUTCOME_UNKNOWN')
  expect(ms).toBeLessThan(3300)
  expect(await coins('silent')).toBe(6)
  await proxy.mend()
  const outcome = await witness.execute(account, 'silent', context, payIn(5))
  expect(outcome).toMatchObject({ version: 2, repeated: true })
  expect(await coins('silent')).toBe(6)
})

test('while the wire hangs nobody waits past the deadline', async () => {
  await store.execute(account, 'hung', by(), payIn(1))
  proxy.hang()
  const sent = timed(codeOf(store.execute(account, 'hung', by(), payIn(1))))
  await pause(100)
  const waiting = timed(
    codeOf(
      store.append(account, 'hung-2', by(), [{ kind: 'paid-in', coins: 1 }], {
        expectedVersion: 0,
      }),
    ),
  )
  const first = await sent
  const second = await waiting
  expect([first.result, second.result]).toEqual(['OUTCOME_UNKNOWN', 'EVENT_STORE_UNAVAILABLE'])
  expect(Math.max(first.ms, second.ms)).toBeLessThan(3300)
  expect(await coins('hung-2')).toBe(0)
})

test('wires cut at random under load lose no accepted command and double none', async () => {
  const accepted: { id: string; commandId: string }[] = []
  const unsettled: string[] = []
  let on = true
  const worker = async (id: string) => {
    while (on) {
      const context = by()
      const code = await codeOf(store.execute(account, id, context, payIn(1)))
      if (code === 'none') accepted.push({ id, commandId: context.commandId })
      else if (code === 'OUTCOME_UNKNOWN') unsettled.push(context.commandId)
      else expect(code).toBe('EVENT_STORE_UNAVAILABLE')
    }
  }
  const ids = Array.from({ length: 8 }, (_, index) => `cut-${index}`)
  const working = ids.map(worker)
  for (let round = 0; round < 8; round++) {
    const before = accepted.length
    for (let wait = 0; wait < 200 && accepted.length < before + 10; wait++) await pause(20)
    await pause(50 * Math.random())
    await proxy.cut()
    await proxy.mend()
  }
  on = false
  await Promise.all(working)
  const recorded = new Set<string>()
  for (const id of ids) {
    const events = await witness.read(account, id, { limit: 10_000 })
    events.forEach((event, index) => {
      expect(event.version).toBe(index + 1)
      expect(recorded.has(event.commandId)).toBe(false)
      recorded.add(event.commandId)
    })
  }
  for (const { commandId } of accepted) expect(recorded.has(commandId)).toBe(true)
  expect(recorded.size).toBeLessThanOrEqual(accepted.length + unsettled.length)
  expect(accepted.length).toBeGreaterThan(50)
})
