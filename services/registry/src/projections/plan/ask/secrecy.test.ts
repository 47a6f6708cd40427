import { describe, expect, test } from '@jest/globals'
import { localDate } from '@seedline/values'
import fc from 'fast-check'
import type { Known } from './number.ts'
import { everything } from './question.ts'
import { withholding } from './secrecy.ts'

const day = localDate('2026-11-30')
const asking = { day, today: day, seesFigures: false, seesRounds: false, seesDeals: false }
const question = { measure: 'value-added', by: ['field'], filter: everything } as const

const group = (field: string, enterprises: number): Known => ({
  measure: 'value-added',
  unit: 'CNY',
  amount: 7n,
  enterprises,
  notStated: undefined,
  rows: [],
  filter: { ...everything, year: 2024, field },
  withheld: false,
  rounded: false,
  roundsWithoutAmount: 0,
})
const withheld = (groups: readonly Known[], how: Partial<Parameters<typeof withholding>[0]> = {}) =>
  withholding({ ...asking, ...how }, question, groups).map((one) => one.withheld)

describe('Sums of figures, to who may not read figures', () => {
  test('of fewer than three enterprises are withheld, and another with them that would tell by the rest', () => {
    expect(withheld([group('NEM', 9), group('PLM', 2), group('AMM', 5)])).toEqual([
      false,
      true,
      true,
    ])
    expect(withheld([group('NEM', 9), group('PLM', 3)])).toEqual([false, false])
    expect(withheld([group('NEM', 9), group('PLM', 2), group('AMM', 1)])).toEqual([
      false,
      true,
      true,
    ])
  })

  test('are all withheld of places crossed and of earlier days, which differ by one enterprise', () => {
    const crossed = { ...question, by: ['field', 'district'] as const }
    expect(withholding(asking, crossed, [group('NEM', 9)])[0]?.withheld).toBe(true)
    expect(withheld([group('NEM', 9)], { day: localDate('2026-11-29') })).toEqual([true])
  })

  test('are told as they are to who may read figures; counts to all', () => {
    expect(withheld([group('NEM', 1)], { seesFigures: true })).toEqual([false])
    const counts = { ...question, measure: 'enterprises' } as const
    expect(withholding(asking, counts, [group('NEM', 1)])[0]?.withheld).toBe(false)
  })

  test('never leave what is withheld to be reckoned of fewer than three, where the whole is told', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(sizes, (each) => {
        const groups = each.map((size, at) => group(`F${at}`, size))
        const told = withholding(asking, question, groups)
        const hidden = told.filter((one) => one.withheld)
        const of = hidden.reduce((sum, { enterprises }) => sum + enterprises, 0)
        const all = each.reduce((sum, size) => sum + size, 0)
        expect(hidden.length === 0 || of >= 3 || of === all).toBe(true)
        expect(told.every((one) => one.withheld || one.enterprises >= 3)).toBe(true)
        expect(told.every((one) => one.withheld || one.rounded)).toBe(true)
      }),
    )
  })
})
