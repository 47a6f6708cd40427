import { describe, expect, test } from '@jest/globals'
import type { CapTable } from '@seedline/contracts/fund/v1/cap_table_service'
import type { Recorded } from '@seedline/event-store'
import { type MemoryStore, memoryStore, memoryView, recordedMessages } from '@seedline/testing'
import { addDays, type Instant, instantOf, type LocalDate, ProblemError } from '@seedline/values'
import fc from 'fast-check'
import { capTable } from '../../cap-table/aggregate.ts'
import type { Transaction } from '../../cap-table/commands.ts'
import type { CapTableEvent } from '../../cap-table/events.ts'
import { dayOf } from '../../cap-table/evolve.ts'
import { allKnown, asking, callOf } from '../../testing/command-calls.ts'
import {
  beginnings,
  type Choice,
  choices,
  tightBeginnings,
  transactionOf,
} from '../../testing/random-cap-table.ts'
import { enterpriseId, noon, provenance } from '../../testing/samples.ts'
import { recordTransactions } from '../../use-cases/record-transactions.ts'
import { reverseTransactions } from '../../use-cases/reverse-on-cap-table.ts'
import { getCapTable } from './query.ts'
import { capTableView } from './view.ts'

/** Minutes past noon: each command is recorded at its own. */
const at = (minute: number): Instant => instantOf(new Date(Date.parse(noon) + minute * 60_000))

const accepted = async (outcome: Promise<unknown>): Promise<boolean> =>
  outcome.then(
    () => true,
    (error) => {
      if (!(error instanceof ProblemError)) throw error
      return false
    },
  )

const record = (store: MemoryStore, minute: number, transactions: readonly Transaction[]) =>
  recordTransactions(
    { store, enterprises: allKnown },
    { enterpriseId, transactions },
    { ...callOf(`minute-${minute}`, { at: at(minute) }), asking },
  )

/** A made-up table: what is accepted of these choices. */
async function made(beginning: readonly Transaction[], chosen: readonly Choice[]) {
  const store = memoryStore('fund')
  await record(store, 0, beginning)
  for (const [serial, choice] of chosen.entries()) {
    const { state } = await store.load(capTable, enterpriseId)
    await accepted(record(store, serial + 1, [transactionOf(choice, state, serial)]))
  }
  return store
}

/** The same events but this one. */
async function neverHad(entries: readonly Recorded<CapTableEvent>[], reversed: number) {
  const store = memoryStore('fund')
  const events = entries.filter(({ version }) => version !== reversed).map(({ event }) => event)
  await store.append(capTable, enterpriseId, callOf('all').context, events, { expectedVersion: 0 })
  return store
}

async function tableOf(store: MemoryStore, asOf: { occurredOn?: LocalDate; recordedAt?: Instant }) {
  const capTables = memoryView(capTableView, recordedMessages(store))
  const question = { asOf, atLeastVersion: 0, enterpriseId, deadline: new Date(Date.now() + 5000) }
  return getCapTable({ store, capTables, isKnown: async () => true }, question)
}

/** Without what tells how it came to be recorded. */
const bare = ({ version: _, holders, ...table }: CapTable) => ({
  ...table,
  holders: holders.map(({ securities, ...holder }) => ({
    ...holder,
    securities: securities.map(({ recording: __, ...security }) => security),
  })),
})

/** No day, each on which something happened, and those before. */
function daysOf(entries: readonly Recorded<CapTableEvent>[]) {
  const days = new Set(entries.flatMap(({ event }) => dayOf(event) ?? []))
  const asked = [...days].flatMap((day) => [addDays(day, -1), day])
  return [{}, ...asked.map((occurredOn) => ({ occurredOn }))]
}

const reverse = (store: MemoryStore, version: number, minute: number) =>
  reverseTransactions(
    store,
    { enterpriseId, versions: [version], reason: 'misread', evidence: [], provenance },
    callOf('reverse', { at: at(minute) }),
  )

describe('After a reversal', () => {
  test('the table is as of every day as if it had never been recorded, and as it was known before, unchanged', async () => {
    const outcomes = { accepted: 0, refused: 0 }
    const beginning = fc.constantFrom(beginnings, tightBeginnings)
    const few = choices.map((all) => all.slice(0, 24))
    await fc.assert(
      fc.asyncProperty(beginning, few, fc.nat(), async (first, chosen, pick) => {
        const store = await made(first, chosen)
        const entries = await store.read(capTable, enterpriseId)
        // Late ones more often: of what came first, much else is made.
        const version = entries.length - (pick % Math.ceil(entries.length / (1 + (pick % 3))))
        const days = daysOf(entries)
        const before = { recordedAt: at(1000) }
        const known = await Promise.all(days.map((day) => tableOf(store, { ...day, ...before })))
        if (!(await accepted(reverse(store, version, 2000)))) {
          outcomes.refused += 1
          expect(await store.read(capTable, enterpriseId)).toHaveLength(entries.length)
          return
        }
        outcomes.accepted += 1
        const without = await neverHad(entries, version)
        for (const [index, day] of days.entries()) {
          expect(bare(await tableOf(store, day))).toEqual(bare(await tableOf(without, day)))
          expect(await tableOf(store, { ...day, ...before })).toEqual(known[index])
        }
      }),
      { numRuns: 300 },
    )
    expect(outcomes.accepted).toBeGreaterThan(50)
    expect(outcomes.refused).toBeGreaterThan(50)
  }, 120_000)
})
