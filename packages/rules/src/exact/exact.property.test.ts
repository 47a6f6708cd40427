import { describe, expect, test } from '@jest/globals'
import { numeric } from '@seedline/values'
import fc from 'fast-check'
import {
  add,
  compare,
  divide,
  fraction,
  fractionOf,
  multiply,
  power,
  subtract,
} from './fraction.ts'
import { yearlyRateBelow } from './root.ts'
import { toldBeside, toldChange, toldDifference } from './told.ts'
import { dimensions, parseQuantity } from './unit.ts'

const whole = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
const above = fc.bigInt({ min: 1n, max: 10n ** 12n })
const any = fc.tuple(whole, above).map(([n, d]) => fraction(n, d))
const decimal = fc
  .tuple(whole, fc.nat({ max: 4 }))
  .map(([n, digits]) => fraction(n, 10n ** BigInt(digits)))
const sign = (value: number) => Math.sign(value)

describe('fractions', () => {
  test('are exact: what is added is taken off again, what is multiplied divided', () => {
    fc.assert(
      fc.property(any, any, above, (a, b, divisor) => {
        const by = fraction(divisor, 7n)
        expect(compare(subtract(add(a, b), b), a)).toBe(0)
        expect(compare(divide(multiply(a, by), by), a)).toBe(0)
      }),
    )
  })
})

describe('what is told', () => {
  test('lies on the side of the limit on which what was reckoned lies', () => {
    fc.assert(
      fc.property(any, decimal, fc.constantFrom(...dimensions), (value, limit, dimension) => {
        const scale = fraction(dimension === 'ratio' ? 100n : 1n)
        const fine = dimension === 'money' ? fraction(limit.numerator, 100n) : limit
        const exact = divide(fine, scale)
        const told = fractionOf(numeric(toldBeside(value, exact, dimension).value))
        expect(sign(compare(told, fine))).toBe(sign(compare(value, exact)))
      }),
      { numRuns: 1_000 },
    )
  })

  test('of a difference is never nothing where there is one, and of a change never too little', () => {
    fc.assert(
      fc.property(any, fc.constantFrom(...dimensions), (value, dimension) => {
        const none = value.numerator === 0n
        expect(toldDifference(value, dimension).value === '0').toBe(none)
        const scale = fraction(dimension === 'ratio' ? 100n : 1n)
        const change = fractionOf(numeric(toldChange(value, dimension).value))
        const enough = sign(compare(change, multiply(value, scale)))
        expect(enough * (value.numerator < 0n ? -1 : 1)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

test('the yearly rate that is told is the highest step that is reached', () => {
  fc.assert(
    fc.property(
      fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 9n }), above),
      fc.integer({ min: 1, max: 5 }),
      ([n, d], years) => {
        const factor = fraction(n, d)
        const rate = add(yearlyRateBelow(factor, years), fraction(1n))
        expect(compare(power(rate, years), factor)).toBeLessThanOrEqual(0)
        const next = add(rate, fraction(1n, 10_000n))
        expect(compare(power(next, years), factor)).toBeGreaterThan(0)
      },
    ),
  )
})

describe('a quantity', () => {
  test.each([
    ['6800', '万元', 68_000_000n, 1n],
    ['0.68', '亿元', 68_000_000n, 1n],
    ['68000000.00', '元', 68_000_000n, 1n],
    ['12.5', '%', 1n, 8n],
    ['-3', 'points', -3n, 1n],
  ] as const)('of %s %s is exact', (value, unit, n, d) => {
    const parsed = parseQuantity(value, unit)
    expect(parsed.ok && compare(parsed.value, fraction(n, d))).toBe(0)
  })

  test.each([
    ['6,800', '万元', 'NUMERIC_MALFORMED'],
    [6800, '万元', 'NUMERIC_MALFORMED'],
    ['1e3', '元', 'NUMERIC_MALFORMED'],
    ['0.001', '元', 'AMOUNT_TOO_PRECISE'],
    ['1.0000001', '万元', 'AMOUNT_TOO_PRECISE'],
  ] as const)('of %s %s is refused', (value, unit, code) => {
    expect(parseQuantity(value, unit)).toMatchObject({ ok: false, problem: { code } })
  })
})
