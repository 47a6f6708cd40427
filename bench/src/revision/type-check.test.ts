import { expect, test } from '@jest/globals'
import { checkedLines, childrenSeconds } from './type-check.ts'

test("the compiler's time is that of the shell's children, user and system together", () => {
  expect(childrenSeconds('0m0.010s 0m0.020s\n1m11.500s 0m1.800s\n')).toBeCloseTo(73.3)
  expect(childrenSeconds('a warning\n0m0.00s 0m0.00s\n0m9.25s 0m0.75s')).toBeCloseTo(10)
})

test('the lines are those of TypeScript, not those of declarations of libraries', () => {
  expect(checkedLines('Lines of Definitions:  220121\nLines of TypeScript:    94576\n')).toBe(
    94_576,
  )
  expect(() => checkedLines('Files: 12')).toThrow('no number of lines')
})

test('a shell that tells no times is an error, not a compiler that takes none', () => {
  expect(() => childrenSeconds('error TS2322')).toThrow('no times')
  expect(() => childrenSeconds('')).toThrow('no times')
})
