import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { groupDigits, priceText, shortAmount } from './format.ts'

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

test('a price shows at least two decimals', () => {
  expect(priceText('5')).toBe('5.00')
  expect(priceText('38.6')).toBe('38.60')
  expect(priceText('1234.5')).toBe('1,234.50')
  expect(priceText('0.0333333333')).toBe('0.0333333333')
})

test('a price shown is the price recorded, to its last digit', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.nat({ max: 10 }), (units, digits) => {
      const written = units.toString().padStart(digits + 1, '0')
      const whole = written.slice(0, written.length - digits)
      const fraction = written.slice(written.length - digits)
      const shown = priceText(digits === 0 ? whole : `${whole}.${fraction}`).replaceAll(',', '')
      const [shownWhole, shownFraction = ''] = shown.split('.')
      expect(shownWhole).toBe(whole)
      expect(shownFraction.slice(0, digits)).toBe(fraction)
      expect(shownFraction.slice(digits)).toMatch(/^0{0,2}$/)
      expect(shownFraction.length).toBeGreaterThanOrEqual(2)
    }),
  )
})

test('an amount is shortened by 万 and 亿 in Chinese and by M in English', () => {
  expect(shortAmount('275000000.00', 'zh')).toBe('2.75 亿')
  expect(shortAmount('30000.00', 'zh')).toBe('3 万')
  expect(shortAmount('2500000.00', 'en')).toBe('2.5 M')
  expect(shortAmount('-12000000', 'en')).toBe('-12 M')
  expect(shortAmount('325896265.00', 'zh')).toBe('3.26 亿')
  expect(shortAmount('-325896265.00', 'en')).toBe('-325.9 M')
  expect(shortAmount('950.20', 'en')).toBe('950.20')
})
