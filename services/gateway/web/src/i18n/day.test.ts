import { expect, test } from '@jest/globals'
import { endOfDay, isDay } from './day.ts'

test('a recorded day ends at midnight in China, wherever it is read', () => {
  expect(endOfDay('2026-11-23')).toBe('2026-11-23T15:59:59.999Z')
})

test.each(['', 'banana', '2026-02-29', '2026-13-01', '2026-1-1', '20260101', '2026-01-01T00:00'])(
  '%j in an address is no day, and is left for the gateway to refuse',
  (text) => {
    expect(isDay(text)).toBe(false)
    expect(endOfDay(text)).toBe(text)
  },
)

test('a leap day is a day', () => {
  expect(isDay('2024-02-29')).toBe(true)
})
