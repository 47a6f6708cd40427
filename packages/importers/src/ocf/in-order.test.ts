import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { inOrder } from './in-order.ts'
import type { OcfUnit } from './ocf-unit.ts'

const unit = (id: number, needs: readonly number[], date = '2020-01-01'): OcfUnit => ({
  objectType: 'TX_STOCK_TRANSFER',
  id: String(id),
  date,
  needs: needs.map(String),
  gives: [String(id)],
  transactions: [],
})
const ids = (units: readonly OcfUnit[]) => units.map(({ id }) => Number(id))

/** Within a day always the first of the file that has what it needs. */
function oneByOne(units: readonly OcfUnit[]): number[] {
  const order: number[] = []
  const left = [...units]
  while (left.length > 0) {
    const next = left.findIndex(({ needs }) => needs.every((id) => order.includes(Number(id))))
    order.push(...ids(left.splice(next, 1)))
  }
  return order
}

test('within a day the first of the file that has what it needs comes next, always', () => {
  // Whoever needs something needs what has a lower number; the file has them in any order.
  const file = fc
    .array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 30 })
    .map((all) => all.map((needs, id) => unit(id, id === 0 ? [] : needs.map((n) => n % id))))
    .chain((units) => fc.shuffledSubarray(units, { minLength: units.length }))
  fc.assert(
    fc.property(file, (units) => {
      expect(ids(inOrder(units))).toEqual(oneByOne(units))
    }),
  )
})

test('an earlier day comes first, wherever the file has it', () => {
  const later = unit(1, [], '2021-01-01')
  expect(ids(inOrder([later, unit(2, []), unit(3, [1], '2021-01-01')]))).toEqual([2, 1, 3])
})
