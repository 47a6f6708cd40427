import { describe, expect, test } from '@jest/globals'
import { accept } from '@seedline/event-store'
import { type MemoryStore, memoryStore } from '@seedline/testing'
import { localDate, ProblemError } from '@seedline/values'
import { capTable } from '../cap-table/aggregate.ts'
import type { Transaction } from '../cap-table/commands.ts'
import { cancelled, holder, issued, stockClass, transferred } from '../testing/cap-table-samples.ts'
import { allKnown, asking, callOf } from '../testing/command-calls.ts'
import { enterpriseId } from '../testing/samples.ts'
import { recordTransactions } from './record-transactions.ts'

const record = (store: MemoryStore, command: string, ...transactions: readonly Transaction[]) =>
  recordTransactions(
    { store, enterprises: allKnown },
    { enterpriseId, transactions },
    { ...callOf(command), asking },
  )

const refusal = async (outcome: Promise<unknown>) =>
  outcome.then(
    () => 'accepted',
    (error) => (error instanceof ProblemError ? error.problem : String(error)),
  )

const on = (date: string) => ({ issuedOn: localDate(date) })

/** Transactions whose judging takes many times as long as one turn. */
const LONG = 1500
/** Turns of others: without any pause it would be one. */
const SEVERAL = 5

/** Of 100 authorised shares 60, of which none are left by 2023. */
async function table(): Promise<MemoryStore> {
  const store = memoryStore('fund')
  await record(
    store,
    'begin',
    stockClass('common', 'common', '100'),
    holder('ann'),
    issued('a', 'ann', '60'),
    cancelled('a', '60', { cancelledOn: localDate('2023-01-01') }),
  )
  return store
}

/** Reads of streams by this process. */
function counting(store: MemoryStore) {
  const reads = { of: 0 }
  const counted: MemoryStore = {
    ...store,
    read(...asked) {
      reads.of += 1
      return store.read(...asked)
    },
  }
  return { counted, reads }
}

describe('A transaction that is entered late', () => {
  test('is refused where a day since would be wrong, with that day and what would be wrong', async () => {
    const store = await table()
    expect(
      await refusal(record(store, 'late', issued('b', 'ann', '41', on('2022-01-01')))),
    ).toMatchObject({
      code: 'WRONG_ON_THAT_DAY',
      kind: 'refused',
      facts: { day: '2022-01-01', wrong: 'EXCEEDS_AUTHORIZED_SHARES' },
      title: { en: expect.stringMatching(/^As of 2022-01-01: .*common/) },
    })
    expect(await store.read(capTable, enterpriseId)).toHaveLength(4)
    expect(await refusal(record(store, 'late-2', issued('b', 'ann', '40', on('2022-01-01'))))).toBe(
      'accepted',
    )
  })

  test('again is answered with its first outcome', async () => {
    const store = await table()
    const first = await record(store, 'late', issued('b', 'ann', '40', on('2022-01-01')))
    await record(store, 'more', issued('c', 'ann', '60', on('2023-01-01')))
    const again = await record(store, 'late', issued('b', 'ann', '40', on('2022-01-01')))
    expect(again).toEqual({ ...first, repeated: true })
  })

  test('is judged by what others recorded while the days were read', async () => {
    const store = await table()
    let raced = false
    const slow: MemoryStore = {
      ...store,
      async read(...asked) {
        const page = await store.read(...asked)
        if (!raced) {
          raced = true
          await record(store, 'other', issued('b', 'ann', '30', on('2022-06-01')))
        }
        return page
      },
    }
    expect(
      await refusal(record(slow, 'late', issued('c', 'ann', '11', on('2022-01-01')))),
    ).toMatchObject({
      facts: { day: '2022-06-01', wrong: 'EXCEEDS_AUTHORIZED_SHARES' },
    })
  })

  test('gives up where others always come first', async () => {
    const store = await table()
    let times = 0
    const busy: MemoryStore = {
      ...store,
      async read(...asked) {
        const page = await store.read(...asked)
        times += 1
        await record(store, `other-${times}`, holder(`holder-${times}`))
        return page
      },
    }
    expect(
      await refusal(record(busy, 'late', issued('c', 'ann', '1', on('2022-01-01')))),
    ).toMatchObject({
      code: 'CONCURRENT_CHANGES',
    })
  })
})

test('What is entered in order reads no days', async () => {
  const { counted, reads } = counting(await table())
  await record(counted, 'in order', issued('b', 'ann', '1', on('2023-01-01')), holder('bob'))
  expect(reads.of).toBe(0)
  await record(counted, 'late', issued('c', 'ann', '1', on('2022-01-01')))
  expect(reads.of).toBeGreaterThan(0)
})

test('What is entered late into a long table lets others have their turn while the days since are judged', async () => {
  const store = memoryStore('fund')
  await record(store, 'begin', stockClass('common', 'common'), holder('ann'))
  const handedOn = Array.from({ length: LONG }, (_, index) =>
    transferred(`s${index}`, 'ann', '1', {
      transferredOn: localDate('2022-06-01'),
      resultingSecurityId: `s${index + 1}`,
    }),
  )
  const many: readonly Transaction[] = [issued('s0', 'ann', '1', on('2022-05-01')), ...handedOn]
  const { context } = callOf('many')
  await store.execute(capTable, enterpriseId, context, () => accept(...many))
  // Others ask for a turn as soon as they had one.
  let over = false
  let turns = 0
  const others = (async () => {
    for (; !over; turns += 1) await new Promise((resolve) => setImmediate(resolve))
  })()
  await record(store, 'late', issued('late', 'ann', '1', on('2022-01-01'))).finally(() => {
    over = true
  })
  await others
  expect(turns).toBeGreaterThan(SEVERAL)
})
