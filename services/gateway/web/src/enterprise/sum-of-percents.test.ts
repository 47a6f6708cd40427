import { expect, test } from '@jest/globals'
import { sumOfPercents } from './sum-of-percents.ts'

test('percentages are added digit by digit: thirds that were rounded to sum to 100 do', () => {
  expect(sumOfPercents(['33.3334', '33.3333', '33.3333'])).toBe('100.0000')
})

test('a gap of one ten-thousandth is seen', () => {
  expect(sumOfPercents(['33.3333', '33.3333', '33.3333'])).toBe('99.9999')
})

test('nobody owns nothing', () => {
  expect(sumOfPercents([])).toBe('0.0000')
  expect(sumOfPercents(['100', '0.5'])).toBe('100.5000')
})
