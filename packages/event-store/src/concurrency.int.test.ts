import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Connection } from 'mongoose'
import type { CommitDocument } from './commit.ts'
import type { EventStore } from './event-store.ts'
import { account, by, payIn, payOut } from './fixtures/account.ts'
import { codeOf } from './fixtures/codes.ts'
import { storeOn, testDatabase } from './fixtures/store.ts'

let connection: Connection
let drop: () => Promise<void>
let stores: EventStore[] = []

beforeAll(async () => {
  const database = await testDatabase()
  connection = database.connection
  drop = database.drop
  // Small caches, so that states are forgotten at all moments; many tries, so that all get through.
  const limits = { cachedStates: 2, conflictRetries: 200, budgetMs: 20_000 }
  stores = await Promise.all([0, 1, 2].map(() => storeOn(connection, { limits })))
})

afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()))
  await drop()
})

const store = (index: number): EventStore => {
  const found = stores[index % stores.length]
  if (!found) throw new Error('no store')
  return found
}

const history = (stream: string) =>
  connection.collection<CommitDocument>('commits').find({ stream }).sort({ version: 1 }).toArray()

/** Every version exactly once, no command twice, time never going back. */
async function expectSound(stream: string): Promise<number> {
  const commits = await history(stream)
  let next = 1
  let before = new Date(0)
  for (const { version, size, at, events } of commits) {
    expect(version).toBe(next)
    expect(size).toBe(events.length)
    expect(at.getTime()).toBeGreaterThanOrEqual(before.getTime())
    next += size
    before = at
  }
  expect(new Set(commits.map((commit) => commit.commandId)).size).toBe(commits.length)
  return next - 1
}

test('of many appends at one version exactly one wins', async () => {
  const event = { kind: 'paid-in', coins: 1 } as const
  for (let version = 0; version < 10; version++) {
    const codes = await Promise.all(
      Array.from({ length: 9 }, (_, index) =>
        codeOf(store(index).append(account, 'race', by(), [event], { expectedVersion: version })),
      ),
    )
    expect(codes.filter((code) => code === 'none')).toHaveLength(1)
    expect(codes.filter((code) => code === 'STALE_VERSION')).toHaveLength(8)
  }
  expect(await expectSound('account-race')).toBe(10)
})

test('many processes on one stream all get through, and every payment counts once', async () => {
  await Promise.all(
    Array.from({ length: 120 }, (_, index) =>
      store(index).execute(account, 'busy', by(), payIn(index)),
    ),
  )
  expect(await expectSound('account-busy')).toBe(120)
  expect((await store(0).load(account, 'busy')).state.coins).toBe((119 * 120) / 2)
})

const command = fc.record({
  by: fc.nat(2),
  stream: fc.nat(2),
  coins: fc.integer({ min: -5, max: 6 }),
  /** A small range: commands are often repeated. */
  commandId: fc.nat(25),
  pauseMs: fc.nat(3),
})

test('any interleaving of commands leaves sound streams that match their answers', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 50 }), async (commands) => {
      run++
      const accepted = await Promise.all(
        commands.map(async ({ by: who, stream, coins, commandId, pauseMs }) => {
          await new Promise((resolve) => setTimeout(resolve, pauseMs))
          const decide = coins > 0 ? payIn(coins) : payOut(-coins)
          const context = by({ commandId: `command-${commandId}` })
          const outcome = await store(who)
            .execute(account, `run-${run}-${stream}`, context, decide)
            .catch(() => undefined)
          return outcome && { outcome, commandId: context.commandId }
        }),
      )
      for (const stream of [0, 1, 2].map((index) => `account-run-${run}-${index}`)) {
        const last = await expectSound(stream)
        const commits = await history(stream)
        const answers = accepted.flatMap((one) => (one?.outcome.stream === stream ? [one] : []))
        for (const { outcome, commandId } of answers) {
          const commit = commits.find((one) => one.commandId === commandId)
          expect(commit && commit.version + commit.size - 1).toBe(outcome.version)
        }
        const first = answers.filter(({ outcome }) => !outcome.repeated)
        expect(first).toHaveLength(commits.length)
        const { state, version } = await store(0).load(account, stream.slice('account-'.length))
        expect(version).toBe(last)
        expect(state.coins).toBeGreaterThanOrEqual(0)
      }
    }),
    { numRuns: 20 },
  )
})
