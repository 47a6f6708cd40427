import { expect, test } from '@jest/globals'
import { accept, type CommandContext } from '@seedline/event-store'
import { instant, ProblemError } from '@seedline/values'
import { testActor } from '../tokens/test-actor.ts'
import { memoryStore } from './memory-store.ts'
import { recordedMessages } from './recorded-messages.ts'
import { tally } from './tally.ts'

const command = (commandId: string, requestHash?: string): CommandContext => ({
  commandId,
  actor: testActor('coach'),
  at: instant('2026-01-01T00:00:00.000Z'),
  ...(requestHash !== undefined && { requestHash }),
})

const codeOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'accepted',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )

test('a repeated command is answered with the first outcome, and records nothing', async () => {
  const store = memoryStore('test')
  const first = await store.execute(tally, 'x', command('one', 'h'), () => accept(1, 2))
  const again = await store.execute(tally, 'x', command('one', 'h'), () => accept(5))
  expect(first).toMatchObject({ version: 2, eventIds: ['tally-x@1', 'tally-x@2'] })
  expect(again).toEqual({ ...first, repeated: true })
  expect(await store.load(tally, 'x')).toMatchObject({ state: 3, version: 2 })
})

test('a command id that comes again with another request is refused; one without a hash is not', async () => {
  const store = memoryStore('test')
  await store.execute(tally, 'x', command('one', 'h'), () => accept(1))
  const other = store.execute(tally, 'x', command('one', 'other'), () => accept(1))
  expect(await codeOf(other)).toBe('IDEMPOTENCY_KEY_REUSED')
  const bare = store.execute(tally, 'x', command('one'), () => accept(1))
  expect(await codeOf(bare)).toBe('accepted')
})

test('what was overtaken is decided anew, unless it named the version that it was based on', async () => {
  const store = memoryStore('test')
  const overtaken = () => {
    let accesses = 0
    return store.through(async () => {
      accesses += 1
      if (accesses === 2)
        await store.execute(
          tally,
          'x',
          command(`faster-${accesses}-${store.streams.get('tally-x')?.length}`),
          () => accept(1),
        )
    })
  }
  const seen: number[] = []
  await overtaken().execute(tally, 'x', command('slow'), (sum) => {
    seen.push(sum)
    return accept(10)
  })
  expect(seen).toEqual([0, 1])
  const based = overtaken().execute(tally, 'x', command('based'), () => accept(10), {
    expectedVersion: 2,
  })
  expect(await codeOf(based)).toBe('STALE_VERSION')
})

test('a process that dies after recording loses its answer, and what it recorded is published', async () => {
  const store = memoryStore('test')
  const dying = store.through(
    async () => {},
    () => Promise.reject(new Error('died')),
  )
  expect(await codeOf(dying.execute(tally, 'x', command('one'), () => accept(7)))).toMatch('died')
  expect(recordedMessages(store)).toMatchObject([
    { id: 'tally-x@1', source: '/seedline/test', subject: 'x', version: 1, commandId: 'one' },
  ])
})
