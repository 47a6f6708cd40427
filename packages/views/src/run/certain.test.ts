import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { EventMessage, Handler, Messaging, Subscription } from '@seedline/messaging'
import type { Connection } from 'mongoose'
import type { StoredDocument } from '../apply/stored-document.ts'
import { testLogger } from '../testing/surroundings.ts'
import { tallyView, thingEvent } from '../testing/tally-view.ts'
import { runGeneration } from './run-generation.ts'
import type { RunViewOptions } from './run-view-types.ts'

beforeEach(() => {
  jest.useFakeTimers()
})
afterEach(() => {
  jest.useRealTimers()
})

type Filter = Record<string, unknown>

/** A database of one collection. `before` happens when it is asked for something. */
function database() {
  const stored = new Map<unknown, StoredDocument>()
  const asked = { before: async () => {} }
  const collection = {
    find: ({ _id }: { _id: { $in: readonly string[] } }) => ({
      async toArray() {
        const found = _id.$in.flatMap((key) => stored.get(key) ?? [])
        await asked.before()
        return found
      },
    }),
    async bulkWrite(
      operations: readonly {
        insertOne?: { document: StoredDocument }
        replaceOne?: { filter: Filter; replacement: StoredDocument }
      }[],
    ) {
      let matchedCount = 0
      for (const { insertOne, replaceOne } of operations) {
        if (insertOne) stored.set(insertOne.document._id, insertOne.document)
        if (replaceOne && stored.get(replaceOne.filter._id)?.rev === replaceOne.filter.rev) {
          stored.set(replaceOne.filter._id, replaceOne.replacement)
          matchedCount += 1
        }
      }
      await asked.before()
      return { matchedCount }
    },
  }
  const connection = { db: { collection: () => collection }, models: {} }
  return { asked, connection: connection as unknown as Connection }
}

/** A process that takes part in keeping a view; `group` is what its group has told it. */
async function member(connection: Connection) {
  const group = { alone: false, turn: 0, stop: async () => {} }
  let handler: Handler | undefined
  const messaging = {
    groupOf: (name: string) => name,
    async subscribe(options: { readonly handler: Handler }) {
      handler = options.handler
      return group as unknown as Subscription
    },
  } as unknown as Messaging
  const options = { messaging, connection, view: tallyView, logger: testLogger }
  const generation = runGeneration(
    options as unknown as RunViewOptions<unknown, unknown>,
    { number: 1, nonce: 'n' },
    () => undefined,
  )
  await generation.follow()
  const handle = async (...messages: readonly EventMessage[]): Promise<void> => {
    if (handler?.kind !== 'batch') throw new Error('A view handles batches')
    await handler.handle(messages, { signal: new AbortController().signal } as never)
  }
  const reads = () =>
    (generation.remembered.get('e')?.data as { readonly total: bigint } | undefined)?.total
  return { group, handle, reads }
}

const event = (version: number) => thingEvent('e', version, { amount: 1 })

async function two() {
  const { connection, asked } = database()
  const [first, second] = await Promise.all([member(connection), member(connection)])
  first.group.alone = true
  return { first, second, asked }
}

describe('A document is read from memory', () => {
  test('where it was written by the process that is alone in its group since', async () => {
    const { first } = await two()
    await first.handle(event(1))
    expect(first.reads()).toBe(1n)
    first.group.alone = false
    expect(first.reads()).toBeUndefined()
  })

  test('no more once another has joined, written and left', async () => {
    const { first, second } = await two()
    await first.handle(event(1))
    first.group.alone = false
    first.group.turn += 1
    await second.handle(event(2))
    first.group.alone = true
    first.group.turn += 1
    expect(first.reads()).toBeUndefined()
    await first.handle(event(3))
    expect(first.reads()).toBe(3n)
  })

  test('nor after an event that its document had already, which asked nobody', async () => {
    const { first, second } = await two()
    await first.handle(event(1))
    first.group.turn += 1
    await second.handle(event(2))
    first.group.turn += 1
    await first.handle(event(1))
    expect(first.reads()).toBeUndefined()
  })

  test.each([
    ['was writing', 1, 2, 3],
    ['was reading', 2, 2, 3],
  ])(
    'nor where another took part while the database answered a process that %s',
    async (_what, before, mine, others) => {
      const { first, second, asked } = await two()
      // What is stored already is read, and nothing written.
      if (before < mine) await first.handle(event(before))
      else await second.handle(event(1), event(before))
      let joins = 0
      asked.before = async () => {
        if (joins > 0) return
        joins += 1
        first.group.turn += 1
        await second.handle(event(others))
        first.group.turn += 1
      }
      await first.handle(event(mine))
      expect(joins).toBe(1)
      expect(first.reads()).toBeUndefined()
    },
  )

  test('for a bounded time: what is replayed by a process that is in no group is brought to nobody', async () => {
    const { first } = await two()
    await first.handle(event(1))
    jest.advanceTimersByTime(9999)
    expect(first.reads()).toBe(1n)
    jest.advanceTimersByTime(1)
    expect(first.reads()).toBeUndefined()
  })
})
