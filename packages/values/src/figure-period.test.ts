import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  figurePeriod,
  firstDayOf,
  lastDayOf,
  parseFigurePeriod,
  partsOf,
  periodKindOf,
  yearOf,
  yearsLater,
} from './figure-period.ts'
import { addDays } from './local-date.ts'

const periods = fc
  .tuple(fc.integer({ min: 1950, max: 2090 }), fc.constantFrom('', '-H1', '-H2', '-Q1', '-Q4'))
  .map(([year, part]) => figurePeriod(`${year}${part}`))

describe('A period of figures', () => {
  test.each([
    ['2025', 'year', '2025-01-01', '2025-12-31'],
    ['2025-H1', 'half-year', '2025-01-01', '2025-06-30'],
    ['2025-H2', 'half-year', '2025-07-01', '2025-12-31'],
    ['2024-Q1', 'quarter', '2024-01-01', '2024-03-31'],
    ['2025-Q3', 'quarter', '2025-07-01', '2025-09-30'],
  ])('%s is a %s from %s to %s', (text, kind, first, last) => {
    const period = figurePeriod(text)
    expect([periodKindOf(period), firstDayOf(period), lastDayOf(period)]).toEqual([
      kind,
      first,
      last,
    ])
  })

  test.each(['2025-H3', '2025Q1', '25', '2025-Q0', '2025-', '1825', 2025, ' 2025'])(
    '%p is none',
    (text) => {
      expect(parseFigurePeriod(text)).toMatchObject({
        ok: false,
        problem: { code: 'PERIOD_MALFORMED' },
      })
    },
  )

  test('is covered by its parts, without a day between them or left over', () => {
    fc.assert(
      fc.property(periods, (period) => {
        const parts = partsOf(period)
        if (parts.length === 0) return expect(periodKindOf(period)).toBe('quarter')
        expect(firstDayOf(parts[0] ?? period)).toBe(firstDayOf(period))
        expect(lastDayOf(parts[1] ?? period)).toBe(lastDayOf(period))
        expect(addDays(lastDayOf(parts[0] ?? period), 1)).toBe(firstDayOf(parts[1] ?? period))
      }),
    )
  })

  test('is the same part of another year', () => {
    expect(yearsLater(figurePeriod('2025-Q3'), -1)).toBe('2024-Q3')
    expect(yearOf(figurePeriod('2025-H1'))).toBe(2025)
  })
})
