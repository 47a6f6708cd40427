import { expect, test } from '@jest/globals'
import { shadeOf } from './shades.ts'

test('a number is shaded by fifths of the largest; nought and unknown have looks of their own', () => {
  expect([1, 20, 21, 100].map((value) => shadeOf(value, 100))).toEqual([1, 1, 2, 5])
  expect(shadeOf(0, 100)).toBe(0)
  expect(shadeOf(0, 0)).toBe(0)
  expect(shadeOf(undefined, 100)).toBeUndefined()
})
