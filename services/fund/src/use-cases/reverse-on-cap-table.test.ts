import { describe, expect, test } from '@jest/globals'
import { type MemoryStore, memoryStore } from '@seedline/testing'
import { localDate, ProblemError } from '@seedline/values'
import { capTable } from '../cap-table/aggregate.ts'
import type { Transaction } from '../cap-table/commands.ts'
import { roundSecurityId } from '../cap-table/round.ts'
import {
  holder,
  issued,
  recordRound as roundTerms,
  stockClass,
  transferred,
} from '../testing/cap-table-samples.ts'
import { allKnown, asking, callOf } from '../testing/command-calls.ts'
import { dealId, enterpriseId, provenance, resolution } from '../testing/samples.ts'
import { recordRound } from './record-round.ts'
import { recordTransactions } from './record-transactions.ts'
import { objectionToReversal, reverseRound, reverseTransactions } from './reverse-on-cap-table.ts'

const record = (store: MemoryStore, command: string, ...transactions: readonly Transaction[]) =>
  recordTransactions(
    { store, enterprises: allKnown },
    { enterpriseId, transactions },
    { ...callOf(command), asking },
  )

const why = { reason: 'misread', evidence: [resolution], provenance }

const reverse = (store: MemoryStore, command: string, ...versions: readonly number[]) =>
  reverseTransactions(store, { enterpriseId, versions, ...why }, callOf(command))

const round = { enterpriseId, dealId, reversalId: 'reverse-deal', ...why }
const reverseIt = (store: MemoryStore, reversalId = 'reverse-deal') =>
  reverseRound(store, { ...round, reversalId }, callOf(reversalId))

const refusal = async (outcome: Promise<unknown>) =>
  outcome.then(
    () => 'accepted',
    (error) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )

const tableOf = async (store: MemoryStore) => (await store.load(capTable, enterpriseId)).state

async function table(): Promise<MemoryStore> {
  const store = memoryStore('fund')
  await record(store, 'begin', stockClass('common'), holder('ann'), issued('a', 'ann', '60'))
  return store
}

const enter = (store: MemoryStore) => {
  const { type: _, at: __, ...terms } = roundTerms()
  return recordRound(store, terms, callOf('enter'))
}

describe('A reversal', () => {
  test('is recorded once, however often it is sent, and takes its transactions from the table', async () => {
    const store = await table()
    const first = await reverse(store, 'reverse', 3)
    expect(first.version).toBe(4)
    expect((await tableOf(store)).securities.size).toBe(0)
    await record(store, 'right', issued('b', 'ann', '50'))
    expect(await reverse(store, 'reverse', 3)).toEqual({ ...first, repeated: true })
    expect(await refusal(reverse(store, 'another', 3))).toBe('TRANSACTION_REVERSED')
    expect((await tableOf(store)).securities.size).toBe(1)
  })

  test('is judged again by what others recorded meanwhile', async () => {
    const store = await table()
    let raced = false
    const racing = store.through(async () => {
      if (raced) return
      raced = true
      await record(store, 'bob', holder('bob'), transferred('a', 'bob', '10'))
    })
    expect(await refusal(reverse(racing, 'reverse', 3))).toBe('REVERSAL_IN_THE_WAY')
  })

  test('is taken by a process that remembers an earlier table, and known there as taken elsewhere', async () => {
    const store = await table()
    const [one, other] = [store.through(async () => {}), store.through(async () => {})]
    for (const process of [one, other]) await process.load(capTable, enterpriseId)
    await record(store, 'bob', holder('bob'))
    const first = await reverse(one, 'reverse', 3)
    expect(first.version).toBe(5)
    expect(await reverse(other, 'reverse', 3)).toEqual({ ...first, repeated: true })
    expect(await refusal(reverse(other, 'another', 3))).toBe('TRANSACTION_REVERSED')
  })

  test('that others keep coming before is known as recorded where it was, by another process', async () => {
    const store = await table()
    let races = 0
    const racing = store.through(async () => {
      races += 1
      await record(store, `named-${races}`, holder(`holder-${races}`))
      if (races === 4) await reverse(store, 'reverse', 3)
    })
    expect(await reverse(racing, 'reverse', 3)).toMatchObject({ repeated: true })
  })

  test('of a round is asked for without recording, recorded once, and carried on by whoever repeats it', async () => {
    const store = await table()
    await enter(store)
    const before = await store.read(capTable, enterpriseId)
    expect(await objectionToReversal(store, round, callOf('ask'))).toBe(undefined)
    expect(await store.read(capTable, enterpriseId)).toEqual(before)
    const first = await reverseIt(store)
    expect(await reverseIt(store)).toEqual({ ...first, repeated: true })
    expect(await objectionToReversal(store, round, callOf('ask'))).toBe(undefined)
    expect(await refusal(reverseIt(store, 'another'))).toBe('ROUND_REVERSED')
    const { event } = (await store.read(capTable, enterpriseId)).at(-1) ?? {}
    expect(event).toMatchObject({
      type: 'TransactionsReversed',
      dealId,
      reversalId: 'reverse-deal',
    })
    expect((await tableOf(store)).securities.size).toBe(1)
  })

  test('of a round that has not entered yet keeps it out, whenever it is told of', async () => {
    const store = await table()
    await reverseIt(store)
    await enter(store)
    expect((await tableOf(store)).securities.size).toBe(1)
    expect((await tableOf(store)).rounds.size).toBe(0)
  })

  test('of a round that was handed on is refused, as it is when it is only asked for', async () => {
    const store = await table()
    await enter(store)
    const given = transferred(roundSecurityId(dealId, 'angel'), 'ann', '1', {
      transferredOn: localDate('2024-10-01'),
    })
    await record(store, 'handed-on', given)
    const objection = await objectionToReversal(store, round, callOf('ask'))
    expect(objection?.code).toBe('REVERSAL_IN_THE_WAY')
    expect(await refusal(reverseIt(store))).toBe('REVERSAL_IN_THE_WAY')
  })
})

test('A reversal is judged on the stored table also where its process remembers an older one', async () => {
  const store = await table()
  const known = await store.load(capTable, enterpriseId)
  await record(store, 'more', issued('b', 'ann', '40'))
  let remembered = true
  // As the store of another process: first it decides on what it remembers, until it has read what came since.
  const other: MemoryStore = {
    ...store,
    async current(aggregate, id) {
      remembered = false
      return store.current(aggregate, id)
    },
    async execute(aggregate, id, context, decide, options) {
      if (remembered) decide(known.state as never, known.version)
      return store.execute(aggregate, id, context, decide, options)
    },
  }
  expect((await reverse(other, 'reverse', 4)).version).toBe(5)
})
