import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { seenKeys } from './seen-keys.ts'

test('each key leads to the row that had it first, as a map of them would say', () => {
  const key = fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), fc.constantFrom('a', 'b', ''))
  fc.assert(
    fc.property(fc.array(key, { maxLength: 300 }), (keys) => {
      const seen = seenKeys()
      const rows = new Map<string, number>()
      for (const [index, one] of keys.entries()) {
        expect(seen.before(one, index + 2)).toBe(rows.get(one))
        if (!rows.has(one)) rows.set(one, index + 2)
      }
    }),
  )
})

test('numbers that differ in one digit are never taken for one another', () => {
  const seen = seenKeys()
  const numbers = Array.from({ length: 200_000 }, (_, n) => `20201${String(n).padStart(7, '0')}.1`)
  expect(numbers.filter((number, at) => seen.before(number, at + 2) !== undefined)).toEqual([])
  expect(numbers.map((number) => seen.before(number, 1)).slice(-3)).toEqual([
    199_999, 200_000, 200_001,
  ])
})
