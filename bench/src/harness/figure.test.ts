import { expect, test } from '@jest/globals'
import { rangeOf, rowOf } from './figure.ts'

test('a ratio is the median of the pairs, so that a machine that slows down half-way changes nothing', () => {
  const pairs = [
    { ours: 10, baseline: 5 },
    { ours: 20, baseline: 10 },
    { ours: 40, baseline: 20 },
  ]
  const row = rowOf({ name: 'n', unit: '/s', pairs, goal: { is: 'at least', ratio: 2 } })
  expect(row.ratio).toEqual({ min: 2, median: 2, max: 2 })
  expect(row.met).toBe(true)
})

test('a goal that is missed says so', () => {
  const pairs = [{ ours: 12, baseline: 10 }]
  expect(rowOf({ name: 'n', unit: 'µs', pairs, goal: { is: 'at most', ratio: 1.15 } }).met).toBe(
    false,
  )
})

test('the median of an even count lies between the two in the middle', () => {
  expect(rangeOf([4, 1, 3, 2])).toEqual({ min: 1, median: 2.5, max: 4 })
})

test('nothing measured is an error, not a zero', () => {
  expect(() => rangeOf([])).toThrow(RangeError)
})

test('a pair of which one half was not measured is an error, not a goal that was met', () => {
  const pairs = [
    { ours: 1, baseline: 1 },
    { ours: Number.NaN, baseline: 1 },
    { ours: 1, baseline: 1 },
    { ours: 1, baseline: 1 },
  ]
  const figure = { name: 'n', unit: 'ms', pairs, goal: { is: 'at most', ratio: 1.25 } } as const
  expect(() => rowOf(figure)).toThrow('Not measured')
})
