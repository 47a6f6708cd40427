import { describe, expect, test } from '@jest/globals'
import type { PlanGroup } from '../api/plan.ts'
import { notStated, number } from '../testing/plan.ts'
import { groupRows, latestYear } from './group-rows.ts'

const group = (of: Partial<PlanGroup>): PlanGroup => ({ number: number(), ...of }) as PlanGroup
const known = [
  { value: 'NEM', label: 'New energy' },
  { value: 'PLM', label: 'Polymers' },
]

describe('the lines of a table', () => {
  test('each known value has one in their order, also that of which there is nothing', () => {
    const rows = groupRows([group({ field: 'PLM' })], 'field', known, 'Unknown')
    expect(rows.map(({ label, number: of }) => [label, of !== undefined])).toEqual([
      ['New energy', false],
      ['Polymers', true],
    ])
  })

  test('what is not on record of the enterprises comes last, and is said so', () => {
    const rows = groupRows(
      [group({ field: 'unknown' }), group({ field: 'XYZ' })],
      'field',
      known,
      'Unknown',
    )
    expect(rows.map(({ label }) => label)).toEqual(['New energy', 'Polymers', 'XYZ', 'Unknown'])
  })

  test('years stand in order', () => {
    const years = [group({ year: 2024 }), group({ year: 2022 })]
    expect(groupRows(years, 'year', [], '?').map(({ key }) => key)).toEqual(['2022', '2024'])
  })
})

test('the latest year is the last of which a number is known or withheld', () => {
  expect(
    latestYear([
      group({ year: 2022 }),
      group({ year: 2023, number: notStated({ withheld: true }) }),
      group({ year: 2024, number: notStated() }),
    ]),
  ).toBe('2023')
  expect(latestYear([])).toBe('')
})
