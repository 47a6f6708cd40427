import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { groupDigits, shortAmount } from './format.ts'

test('digits are grouped by thousands and the fraction is kept as it is', () => {
  expect(groupDigits('1234567.50')).toBe('1,234,567.50')
  expect(groupDigits('-1234')).toBe('-1,234')
  expect(groupDigits('999')).toBe('999')
})

test('grouping loses no digit of any amount', () => {
  fc.assert(
    fc.property(fc.bigInt(), (n) => groupDigits(n.toString()).replaceAll(',', '') === n.toString()),
  )
})

test('an amount is shortened by 万 and 亿 in Chinese and by M in English', () => {
  expect(shortAmount('275000000.00', 'zh')).toBe('2.75 亿')
  expect(shortAmount('30000.00', 'zh')).toBe('3 万')
  expect(shortAmount('2500000.00', 'en')).toBe('2.5 M')
  expect(shortAmount('-12000000', 'en')).toBe('-12 M')
  expect(shortAmount('950.20', 'en')).toBe('950.20')
})
