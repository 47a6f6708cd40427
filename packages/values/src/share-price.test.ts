import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Money, money, moneyOf, parseMoney } from './money.ts'
import { numeric, numericOfUnits } from './numeric.ts'
import { trusted } from './parsed.ts'
import { amountFits, formatSharePrice, parseSharePrice, type SharePrice } from './share-price.ts'

const price = (text: string): SharePrice => trusted(parseSharePrice(text))
const yuan = (amount: string): Money => moneyOf('CNY', amount)

const fits = (text: string, shares: string, amount: string): boolean =>
  amountFits(price(text), numeric(shares), yuan(amount))

describe('An amount is price × shares', () => {
  test.each([
    ['12.50', '80000', '1000000.00'],
    ['1', '10000000', '10000000.00'],
    ['0.0000000001', '1000000000000', '100.00'],
  ])('exactly: %s × %s = %s', (text, shares, amount) => {
    expect(fits(text, shares, amount)).toBe(true)
  })

  test('or but for the part of a fen that no amount can hold, rounded either way', () => {
    // 1.005 × 1.5 = 1.5075
    expect(fits('1.005', '1.5', '1.50')).toBe(true)
    expect(fits('1.005', '1.5', '1.51')).toBe(true)
    expect(fits('1.005', '1.5', '1.52')).toBe(false)
  })

  test.each([
    // Prospectus of 688758: 135,000,000 yuan for 2,500,615 of registered capital, printed 53.99.
    ['53.99', '2500615', '135000000.00'],
    ['53.99', '890431', '48071429.00'],
    ['127.24', '1571815', '200000000.00'],
    ['3.33', '300000', '1000000.00'],
  ])('or the price was rounded when it was printed: %s for %s and %s', (text, shares, amount) => {
    expect(fits(text, shares, amount)).toBe(true)
  })

  test('not beyond half of the last printed digit on every share', () => {
    // 10.00 may stand for up to 10.005: 100,000 shares for up to 1,000,500.
    expect(fits('10.00', '100000', '1000500.00')).toBe(true)
    expect(fits('10.00', '100000', '1000500.01')).toBe(false)
    expect(fits('10.00', '100000', '999499.99')).toBe(false)
    expect(fits('10.0000', '100000', '1000005.00')).toBe(true)
    expect(fits('10.0000', '100000', '1000005.01')).toBe(false)
  })

  test('exactly where the price is printed without a fraction', () => {
    expect(fits('10', '100000', '1000000.01')).toBe(false)
    expect(fits('10', '100000', '999999.99')).toBe(false)
  })

  test('with one printed digit taken for two', () => {
    expect(fits('12.5', '80000', '1000400.00')).toBe(true)
    expect(fits('12.5', '80000', '1000400.01')).toBe(false)
  })

  test('never off by more than a thousandth, however coarse the price', () => {
    expect(fits('0.01', '1000000', '14999.00')).toBe(false)
    expect(fits('0.33', '3000000', '1000000.00')).toBe(false)
    expect(fits('0.3333', '3000000', '1000000.00')).toBe(true)
  })

  test('in a currency without minor units too', () => {
    const yen = trusted(parseMoney('JPY', '1001'))
    expect(amountFits(price('333.67'), numeric('3'), yen)).toBe(true)
    expect(amountFits(price('333'), numeric('3'), yen)).toBe(false)
  })
})

test('the exact product, rounded to the fen, always fits; a fen beyond the tolerance never does', () => {
  const cents = fc.bigInt(1n, 10_000_000n)
  const count = fc.bigInt(1n, 1_000_000_000n)
  fc.assert(
    fc.property(cents, count, (priceCents, shareCount) => {
      const text = `${priceCents / 100n}.${String(priceCents % 100n).padStart(2, '0')}`
      const shares = numericOfUnits(shareCount * 10_000_000_000n)
      const exact = priceCents * shareCount
      expect(amountFits(price(text), shares, money('CNY', exact))).toBe(true)
      // A thousandth of the amount itself, which is the tolerance larger than the product.
      const thousandth = exact / 999n
      const tolerance = shareCount / 2n > thousandth ? thousandth : shareCount / 2n
      const beyond = money('CNY', exact + tolerance + 2n)
      expect(amountFits(price(text), shares, beyond)).toBe(false)
    }),
  )
})

test('a printed price keeps its digits, because they say how exact it is', () => {
  for (const text of ['53.90', '53.9', '53', '0.0000000001', '10.00']) {
    expect(formatSharePrice(price(text))).toBe(text)
  }
})

test.each(['', '1,5', '1e3', '1.12345678901', 'NaN'])('%p is no price', (text) => {
  expect(parseSharePrice(text)).toMatchObject({ ok: false, problem: { code: 'NUMERIC_MALFORMED' } })
})

test('a number is no price: a float has lost digits', () => {
  expect(parseSharePrice(12.5).ok).toBe(false)
})
