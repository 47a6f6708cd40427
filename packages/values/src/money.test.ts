import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { currencies, scaleOf } from './currency.ts'
import { parseId } from './id.ts'
import { parseInstant } from './instant.ts'
import { parseLocalDate } from './local-date.ts'
import { amountOf, money, moneyOf, parseMoney } from './money.ts'
import {
  addMoney,
  allocateMoney,
  compareMoney,
  subtractMoney,
  sumMoney,
} from './money-arithmetic.ts'
import { parseNumeric } from './numeric.ts'
import { parseRate } from './rate.ts'

const minor = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n })
const currency = fc.constantFrom(...currencies)

function codeOf(of: unknown, amount: unknown): string {
  const parsed = parseMoney(of, amount)
  return parsed.ok ? 'ok' : parsed.problem.code
}

describe('money', () => {
  test('is written with its currency’s full scale', () => {
    expect(amountOf(moneyOf('CNY', '12.3'))).toBe('12.30')
    expect(amountOf(moneyOf('CNY', '-0.05'))).toBe('-0.05')
    expect(amountOf(moneyOf('JPY', '1200'))).toBe('1200')
    expect(moneyOf('HKD', '7')).toEqual({ currency: 'HKD', minor: 700n })
  })

  test.each([
    ['CNY', 12.34, 'AMOUNT_NOT_A_STRING'],
    ['CNY', 12, 'AMOUNT_NOT_A_STRING'],
    ['CNY', undefined, 'AMOUNT_NOT_A_STRING'],
    ['CNY', '12.345', 'AMOUNT_TOO_PRECISE'],
    ['JPY', '12.0', 'AMOUNT_TOO_PRECISE'],
    ['CNY', '1,200', 'AMOUNT_MALFORMED'],
    ['CNY', '1e3', 'AMOUNT_MALFORMED'],
    ['CNY', '１２', 'AMOUNT_MALFORMED'],
    ['CNY', '.5', 'AMOUNT_MALFORMED'],
    ['CNY', '+1', 'AMOUNT_MALFORMED'],
    ['CNY', '-+1', 'AMOUNT_MALFORMED'],
    ['CNY', '5.', 'AMOUNT_MALFORMED'],
    ['CNY', ' 5', 'AMOUNT_MALFORMED'],
    ['CNY', '', 'AMOUNT_MALFORMED'],
    ['CNY', '9'.repeat(30), 'AMOUNT_MALFORMED'],
    ['CNY', '92233720368547758.08', 'AMOUNT_TOO_LARGE'],
    ['RMB', '12', 'CURRENCY_UNKNOWN'],
    ['cny', '12', 'CURRENCY_UNKNOWN'],
    ['toString', '12', 'CURRENCY_UNKNOWN'],
    [undefined, '12', 'CURRENCY_UNKNOWN'],
  ])('%s %p is refused: %s', (of, amount, code) => {
    expect(codeOf(of, amount)).toBe(code)
  })

  test('the largest that travels is the largest there is', () => {
    expect(codeOf('CNY', '92233720368547758.07')).toBe('ok')
    expect(() => addMoney(money('CNY', 2n ** 63n - 1n), money('CNY', 1n))).toThrow(
      'AMOUNT_TOO_LARGE',
    )
  })

  test('an amount written and read again is the same', () => {
    fc.assert(
      fc.property(currency, minor, (of, units) => {
        const before = money(of, units)
        expect(moneyOf(of, amountOf(before))).toEqual(before)
      }),
    )
  })

  test('the written amount is the decimal number of the minor units', () => {
    fc.assert(
      fc.property(currency, minor, (of, units) => {
        const scale = scaleOf(of)
        const digits = amountOf(money(of, units)).replace('.', '')
        expect(BigInt(digits)).toBe(units)
        const shown = amountOf(money(of, units)).split('.')[1] ?? ''
        expect(shown).toHaveLength(scale)
      }),
    )
  })

  test('adding and subtracting undo each other; a sum is no matter of order', () => {
    fc.assert(
      fc.property(minor, minor, fc.array(minor, { maxLength: 20 }), (a, b, more) => {
        const [x, y] = [money('CNY', a), money('CNY', b)]
        expect(subtractMoney(addMoney(x, y), y)).toEqual(x)
        const amounts = more.map((units) => money('CNY', units))
        expect(sumMoney('CNY', amounts)).toEqual(sumMoney('CNY', amounts.toReversed()))
        expect(Math.sign(compareMoney(x, y))).toBe(a === b ? 0 : a < b ? -1 : 1)
      }),
    )
  })

  test('currencies never mix', () => {
    const [yuan, dollar] = [moneyOf('CNY', '1'), moneyOf('USD', '1')]
    expect(() => addMoney(yuan, dollar)).toThrow('CURRENCY_MISMATCH')
    expect(() => subtractMoney(yuan, dollar)).toThrow('CURRENCY_MISMATCH')
    expect(() => compareMoney(yuan, dollar)).toThrow('CURRENCY_MISMATCH')
    expect(() => sumMoney('CNY', [yuan, dollar])).toThrow('CURRENCY_MISMATCH')
    expect(sumMoney('JPY', [])).toEqual({ currency: 'JPY', minor: 0n })
  })
})

describe('allocating money by weights', () => {
  const weights = fc
    .array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 30 })
    .filter((all) => all.some((weight) => weight > 0n))

  test('a fen left over goes to the largest remainder, then to the earlier', () => {
    const shares = allocateMoney(moneyOf('CNY', '100.00'), [1n, 1n, 1n]).map(amountOf)
    expect(shares).toEqual(['33.34', '33.33', '33.33'])
    const uneven = allocateMoney(moneyOf('CNY', '0.10'), [1n, 2n, 4n]).map(amountOf)
    expect(uneven).toEqual(['0.01', '0.03', '0.06'])
    const owed = allocateMoney(moneyOf('CNY', '-100.00'), [1n, 1n, 1n]).map(amountOf)
    expect(owed).toEqual(['-33.34', '-33.33', '-33.33'])
  })

  test('loses and makes nothing, and no share is a whole unit from its due', () => {
    fc.assert(
      fc.property(minor, weights, (units, all) => {
        const total = all.reduce((sum, weight) => sum + weight, 0n)
        const shares = allocateMoney(money('CNY', units), all)
        expect(sumMoney('CNY', shares).minor).toBe(units)
        for (const [index, share] of shares.entries()) {
          const off = share.minor * total - units * (all[index] ?? 0n)
          expect((off < 0n ? -off : off) < total).toBe(true)
        }
      }),
    )
  })

  test('whoever weighs nothing gets nothing', () => {
    fc.assert(
      fc.property(minor, weights, (units, all) => {
        const shares = allocateMoney(money('CNY', units), all)
        return all.every((weight, index) => weight > 0n || shares[index]?.minor === 0n)
      }),
    )
  })

  test('weights that say nothing are an error of the program', () => {
    expect(() => allocateMoney(moneyOf('CNY', '1'), [])).toThrow(RangeError)
    expect(() => allocateMoney(moneyOf('CNY', '1'), [0n])).toThrow(RangeError)
    expect(() => allocateMoney(moneyOf('CNY', '1'), [2n, -1n])).toThrow(RangeError)
  })
})

test('whatever is sent for money, a number of shares, a date or an id is answered, never thrown', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (a, b) => {
      const answers = [
        parseMoney(a, b),
        parseMoney('CNY', b),
        parseNumeric(a),
        parseRate(a),
        parseLocalDate(a),
        parseInstant(a),
        parseId('Deal', a),
      ]
      return answers.every(({ ok }) => typeof ok === 'boolean')
    }),
  )
})
