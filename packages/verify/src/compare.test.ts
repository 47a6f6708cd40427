import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { firstDifference } from './compare.ts'

test('equal documents have no difference, whatever they hold', () => {
  fc.assert(
    fc.property(fc.object({ withBigInt: true, withDate: true }), (document) => {
      expect(firstDifference(document, structuredClone(document))).toBeUndefined()
    }),
  )
})

test('a changed figure is named by its path', () => {
  const expected = { holders: [{ name: 'A', percent: '40.0000' }] }
  const found = { holders: [{ name: 'A', percent: '40.0001' }] }
  expect(firstDifference(expected, found)).toBe(
    '/holders/0/percent: expected "40.0000", found "40.0001"',
  )
})

test('an amount that was stored as an integer of the other width is the same amount', () => {
  expect(firstDifference({ minor: 1200n }, { minor: 1200 })).toBeUndefined()
  expect(firstDifference({ minor: 1200n }, { minor: 1201 })).toBeDefined()
})

test('a holder too many and a holder too few are both found', () => {
  expect(firstDifference({ holders: [1] }, { holders: [1, 2] })).toMatch('/holders/1')
  expect(firstDifference({ holders: [1, 2] }, { holders: [1] })).toMatch('/holders/1')
})

test('a field that is missing equals one that is undefined', () => {
  expect(firstDifference({ a: undefined }, {})).toBeUndefined()
})

test('sets are equal by their members, maps by what stands at each key', () => {
  expect(firstDifference(new Set([1, 2]), new Set([2, 1]))).toBeUndefined()
  expect(firstDifference(new Set([1, 2]), new Set([1]))).toMatch('/2: expected 2')
  expect(firstDifference(new Map([['a', 1]]), new Map([['a', 2]]))).toMatch('/a: expected 1')
})
