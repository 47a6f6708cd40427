import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { moneyOf } from './money.ts'
import {
  addNumeric,
  compareNumeric,
  formatNumeric,
  multiplyRatio,
  numeric,
  numericOfUnits,
  numericOfWhole,
  parseNumeric,
  subtractNumeric,
  sumNumeric,
} from './numeric.ts'
import { amountMatches, priceTimesShares } from './share-amount.ts'

const value = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }).map(numericOfUnits)

describe('an Open Cap Format numeric', () => {
  test.each([
    ['100000.00', '100000'],
    ['-0', '0'],
    ['-0.10', '-0.1'],
    ['0.0000000001', '0.0000000001'],
    ['007', '7'],
    ['10000000000', '10000000000'],
  ])('%s is %s', (text, shortest) => {
    expect(formatNumeric(numeric(text))).toBe(shortest)
  })

  test.each([
    '',
    '.5',
    '5.',
    '1.00000000001',
    '1e3',
    '1,000',
    ' 1',
    '--1',
    '+5',
    '+0',
    '１',
    'NaN',
  ])('%p is refused', (text) => {
    expect(parseNumeric(text)).toMatchObject({ problem: { code: 'NUMERIC_MALFORMED' } })
  })

  test('a float is refused, and so is a number without end', () => {
    expect(parseNumeric(1.5)).toMatchObject({ problem: { code: 'NUMERIC_MALFORMED' } })
    expect(parseNumeric('9'.repeat(41))).toMatchObject({ problem: { code: 'NUMERIC_TOO_LARGE' } })
  })

  test('what is written is read as the same', () => {
    fc.assert(fc.property(value, (n) => numeric(formatNumeric(n)).units === n.units))
  })

  test('exactly the strings of the format’s own pattern are read, but for a plus sign', () => {
    const pattern = /^-?[0-9]+(\.[0-9]{1,10})?$/
    const text = fc.string({ unit: fc.constantFrom(...'+-.0123456789e'), maxLength: 14 })
    fc.assert(fc.property(text, (input) => parseNumeric(input).ok === pattern.test(input)))
  })

  test('sums are exact', () => {
    expect(formatNumeric(addNumeric(numeric('0.1'), numeric('0.2')))).toBe('0.3')
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(subtractNumeric(addNumeric(a, b), b)).toEqual(a)
        expect(sumNumeric([a, b])).toEqual(addNumeric(b, a))
        expect(Math.sign(compareNumeric(a, b)) + Math.sign(compareNumeric(b, a))).toBe(0)
      }),
    )
  })

  test('a ratio never makes a share by rounding unless told to', () => {
    const shares = numericOfWhole(10n)
    expect(formatNumeric(multiplyRatio(shares, 1n, 3n))).toBe('3.3333333333')
    expect(formatNumeric(multiplyRatio(shares, 2n, 3n, 'half-up'))).toBe('6.6666666667')
    expect(formatNumeric(multiplyRatio(shares, 13n, 10n))).toBe('13')
    fc.assert(
      fc.property(value, fc.bigInt({ min: 1n, max: 10_000n }), (n, ratio) => {
        expect(multiplyRatio(multiplyRatio(n, ratio, 1n), 1n, ratio)).toEqual(n)
      }),
    )
  })
})

describe('price × shares', () => {
  test('is the exact product, rounded once', () => {
    expect(priceTimesShares(numeric('12.3361'), numeric('4053123'), 'CNY')).toEqual(
      moneyOf('CNY', '49999730.64'),
    )
    expect(priceTimesShares(numeric('0.005'), numeric('1'), 'CNY')).toEqual(moneyOf('CNY', '0.01'))
    expect(priceTimesShares(numeric('0.005'), numeric('1'), 'CNY', 'half-even')).toEqual(
      moneyOf('CNY', '0.00'),
    )
    expect(priceTimesShares(numeric('0.019'), numeric('1'), 'CNY', 'down')).toEqual(
      moneyOf('CNY', '0.01'),
    )
    expect(priceTimesShares(numeric('33.4'), numeric('3'), 'JPY', 'up')).toEqual(
      moneyOf('JPY', '101'),
    )
  })

  test('an amount within less than one minor unit matches; a whole one off does not', () => {
    const [price, shares] = [numeric('12.336'), numeric('1001')]
    expect(amountMatches(price, shares, moneyOf('CNY', '12348.33'))).toBe(true)
    expect(amountMatches(price, shares, moneyOf('CNY', '12348.34'))).toBe(true)
    expect(amountMatches(price, shares, moneyOf('CNY', '12348.32'))).toBe(false)
    expect(amountMatches(price, shares, moneyOf('CNY', '12348.35'))).toBe(false)
  })

  test('the amount that the price was worked out from always matches', () => {
    const parts = [
      fc.bigInt({ min: 1n, max: 10n ** 15n }),
      fc.bigInt({ min: 1n, max: 10n ** 11n }),
    ] as const
    fc.assert(
      fc.property(...parts, (fen, count) => {
        // The price as a person writes it down: ten digits, rounded.
        const price = multiplyRatio(numericOfUnits(fen * 10n ** 8n), 1n, count, 'half-up')
        const amount = { currency: 'CNY', minor: fen } as const
        return amountMatches(price, numericOfWhole(count), amount)
      }),
    )
  })
})
