import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { exactly, figureUnitsPerOne, looseness, type StatedAmount } from './figure.ts'
import { formatStatedDecimal, parseStatedDecimal, type StatedDecimal } from './stated-decimal.ts'
import { dimensionOf, type Unit, units } from './unit.ts'

const decimal = (text: string): StatedDecimal => {
  const parsed = parseStatedDecimal(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}
const amount = (text: string, unit: Unit): StatedAmount => ({ value: decimal(text), unit })

/** Decimals as people write them, trailing zeros included. */
const written = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.stringMatching(/^[0-9]{0,10}$/))
  .map(([negative, whole, fraction]) => {
    const zero = whole === 0n && /^0*$/.test(fraction)
    return `${negative && !zero ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
  })

describe('A stated figure', () => {
  test('is kept exactly as it was stated, zeros at its end included', () => {
    fc.assert(
      fc.property(written, (text) => {
        expect(formatStatedDecimal(decimal(text))).toBe(text)
      }),
    )
    expect(formatStatedDecimal(decimal('15317.390'))).toBe('15317.390')
  })

  test('is the same figure in another unit of money', () => {
    expect(exactly(amount('1.5', '亿元'))).toBe(exactly(amount('15000.00', '万元')))
    expect(exactly(amount('1.5', '亿元'))).toBe(exactly(amount('150000000', '元')))
    expect(exactly(amount('1.5', '亿元'))).toBe(exactly(amount('150', '百万元')))
    expect(exactly(amount('1.5', '亿元'))).toBe(exactly(amount('150000', '千元')))
    expect(exactly(amount('1.5', '亿元'))).not.toBe(exactly(amount('150000000.01', '元')))
    expect(exactly(amount('12.5', '%'))).toBe(figureUnitsPerOne / 8n)
  })

  test('scales without losing a digit, whatever its unit', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.constantFrom(...units),
        (whole, unit) => {
          const given = exactly(amount(String(whole), unit))
          const one = exactly(amount('1', unit))
          expect(given).toBe(whole * one)
        },
      ),
    )
  })

  test('lies within less than half of its last digit of the true one; what is counted is exact', () => {
    expect(looseness(amount('15317.39', '万元'))).toBe(50n * figureUnitsPerOne - 1n)
    expect(looseness(amount('120', 'people'))).toBe(0n)
    expect(looseness(amount('0.0000000001', '%'))).toBe(0n)
  })

  test('has a unit that measures one thing', () => {
    expect(units.filter((unit) => dimensionOf(unit) === 'money')).toEqual([
      '元',
      '万元',
      '亿元',
      '千元',
      '百万元',
    ])
  })
})
