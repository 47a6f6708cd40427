import { expect, test } from '@jest/globals'
import { childrenSeconds } from './type-check.ts'

test("the compiler's time is that of the shell's children, user and system together", () => {
  expect(childrenSeconds('0m0.010s 0m0.020s\n1m11.500s 0m1.800s\n')).toBeCloseTo(73.3)
  expect(childrenSeconds('a warning\n0m0.00s 0m0.00s\n0m9.25s 0m0.75s')).toBeCloseTo(10)
})

test('a shell that tells no times is an error, not a compiler that takes none', () => {
  expect(() => childrenSeconds('error TS2322')).toThrow('no times')
  expect(() => childrenSeconds('')).toThrow('no times')
})
