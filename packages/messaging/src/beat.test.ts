import { expect, test } from '@jest/globals'
import { untilBeat } from './beat.ts'

test('those who begin at different times meet at the same moment', () => {
  const meeting = [1_003, 1_250, 1_490].map((now) => now + untilBeat(500, now))
  expect(meeting).toEqual([1_500, 1_500, 1_500])
})

test('one who is there at that moment waits for the next', () => {
  expect(untilBeat(500, 1_500)).toBe(500)
})

test('a timer that woke a moment early does not wake twice for one moment', () => {
  expect(1_499.2 + untilBeat(500, 1_499.2)).toBeGreaterThanOrEqual(2_000)
})
