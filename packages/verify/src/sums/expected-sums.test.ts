import { expect, test } from '@jest/globals'
import { localDate } from '@seedline/values'
import { addTo, type ExpectedSums, foundLines, linesOf } from './expected-sums.ts'

const definition = {
  stepsOf: (data: unknown) =>
    (data as readonly string[]).map((day) => ({
      family: 'f',
      group: ['A', 'x'],
      key: 'k',
      day: localDate(day),
      amount: 3n,
      count: 1,
    })),
  totalsBy: () => [[], [1]],
  monthsBy: 0,
}

test('Sums have to be what was counted: by day in a month, and by year in the totals once its day has come', () => {
  const expected: ExpectedSums = new Map()
  addTo(expected, definition, '2026-11-30', ['2026-11-30', '2026-11-30', '2026-12-01'])
  const told = [...expected].map(([id, lines]) => [id, [...linesOf(lines)]])
  expect(told).toEqual([
    ['month|f|A|2026-11', [['A~x|k|30', '6|2']]],
    ['total|f|', [['|k|2026', '6|2']]],
    ['total|f|1', [['x|k|2026', '6|2']]],
    ['month|f|A|2026-12', [['A~x|k|01', '3|1']]],
  ])
  expect(foundLines(['A~x|k|30|6|2'])).toEqual(new Map([['A~x|k|30', '6|2']]))
})
