import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { formatNumeric, numeric, sumNumeric } from './numeric.ts'
import { percentagesOf } from './percent.ts'

const parts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 20n }), { minLength: 1, maxLength: 60 })

describe('percentages', () => {
  test('three equal holders own exactly 100', () => {
    expect(percentagesOf([1n, 1n, 1n])).toEqual(['33.3334', '33.3333', '33.3333'])
    expect(percentagesOf([2n, 1n], 0)).toEqual(['67', '33'])
    expect(percentagesOf([5n], 2)).toEqual(['100.00'])
  })

  test('of nothing are nothing', () => {
    expect(percentagesOf([])).toEqual([])
    expect(percentagesOf([0n, 0n], 1)).toEqual(['0.0', '0.0'])
    expect(() => percentagesOf([1n, -1n, 1n])).toThrow(RangeError)
  })

  test('sum to exactly 100 whenever there is anything to share', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 8 }), (all, digits) => {
        fc.pre(all.some((part) => part > 0n))
        const sum = sumNumeric(percentagesOf(all, digits).map((text) => numeric(text)))
        expect(formatNumeric(sum)).toBe('100')
      }),
    )
  })

  test('keep the order of the holdings', () => {
    fc.assert(
      fc.property(parts, (all) => {
        const shares = percentagesOf(all).map((text) => numeric(text).units)
        return all.every((part, i) =>
          all.every((other, j) => part <= other || (shares[i] ?? 0n) >= (shares[j] ?? 0n)),
        )
      }),
      { numRuns: 50 },
    )
  })
})
