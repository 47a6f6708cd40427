import { describe, expect, test } from '@jest/globals'
import { localDate } from '@seedline/values'
import { families, keyOf } from '../fact.ts'
import { numbersOf } from './numbers.ts'
import { everything, type PlanFilter, type PlanSums } from './question.ts'

const day = localDate('2026-11-30')
const key = (kind: string) => keyOf({ kind, level: '', confidence: 'reported', synthetic: false })

/** What each enterprise stated of 2025: its field, district, and whether it was audited. */
const stated = [
  ...Array.from({ length: 4 }, () => ['NEM', '440305', 'audited', 100] as const),
  ...Array.from({ length: 3 }, () => ['AMM', '440306', 'audited', 20] as const),
  ['PLM', '440305', '', 7] as const,
] as const

const sums: PlanSums = {
  async read(asked) {
    return asked.map(({ family, by }) =>
      family === families.figure('value_added', 2025)
        ? stated.map(([field, district, kind, amount]) => ({
            group: by.map((at) => [field, district, ''][at] ?? ''),
            key: key(kind),
            year: 2026,
            amount: BigInt(amount) * 10n ** 20n,
            count: 1,
          }))
        : [],
    )
  },
  find: () => Promise.reject(new Error('nobody asks')),
  pending: async () => 0,
}

const ask = async (
  seesFigures: boolean,
  filter: Partial<PlanFilter>,
  by: readonly 'field'[] = [],
) => {
  const question = {
    measure: 'value-added',
    by,
    filter: { ...everything, year: 2025, ...filter },
  } as const
  const { groups, total } = await numbersOf(
    sums,
    question,
    { day, today: day, seesFigures, seesRounds: true, seesDeals: true },
    [2025],
  )
  return { groups: groups.map(({ withheld }) => withheld), total: total.withheld }
}

describe('Numbers of figures, to who may not read figures', () => {
  test('of a field that is withheld among the others are withheld of it alone, too', async () => {
    expect(await ask(false, {}, ['field'])).toEqual({ groups: [true, false, true], total: false })
    expect((await ask(false, { field: 'AMM' })).total).toBe(true)
    expect((await ask(false, { field: 'PLM' })).total).toBe(true)
    expect((await ask(false, { field: 'NEM' })).total).toBe(false)
  })

  test('are none of a part by audit, which would tell the rest', async () => {
    expect((await ask(false, { kind: 'audited' })).total).toBe(true)
    expect((await ask(false, { field: 'NEM', kind: 'audited' })).total).toBe(true)
  })

  test('are all told to who may', async () => {
    for (const filter of [{}, { field: 'PLM' }, { kind: 'audited' }])
      expect((await ask(true, filter)).total).toBe(false)
  })
})
