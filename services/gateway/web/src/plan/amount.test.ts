import { describe, expect, test } from '@jest/globals'
import { percentOf, scaleOf } from './amount.ts'

describe('a ratio is told in per cent, and no digit of it is a float’s', () => {
  test.each([
    ['0.1414', '14.14'],
    ['0.42', '42'],
    ['0.405', '40.5'],
    ['0.0042', '0.42'],
    ['1', '100'],
    ['0', '0'],
    ['-0.1', '-10'],
    ['12.5', '1250'],
  ])('%s is %s', (ratio, percent) => {
    expect(percentOf(ratio)).toBe(percent)
  })
})

test('a chart draws money as its readers count it, and counts as they are', () => {
  expect(scaleOf('CNY', 'zh').of('32400000000')).toBe(324)
  expect(scaleOf('CNY', 'en').of('32400000000')).toBe(32_400)
  expect(scaleOf('count', 'zh').of('7')).toBe(7)
})

test('what is not known leaves a gap in the chart, never a nought', () => {
  expect(scaleOf('CNY', 'zh').of(undefined)).toBeNull()
})
