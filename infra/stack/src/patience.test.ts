import { expect, test } from '@jest/globals'
import { mostPatience, patience } from './patience.ts'

test.each([
  [undefined, 1],
  ['', 1],
  ['0.5', 1],
  ['a while', 1],
  ['2.5', 2.5],
  ['1000', mostPatience],
])('where SEEDLINE_PATIENCE is %s, everything is given %s times its usual time', (said, times) => {
  expect(patience(said ?? '')).toBe(times)
})
