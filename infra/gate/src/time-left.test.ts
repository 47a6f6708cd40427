import { expect, test } from '@jest/globals'
import { timeLeft } from './time-left.ts'

const minute = 60_000
const after = (minutes: number, times: number) =>
  timeLeft(
    '70',
    () => times,
    () => minutes * minute,
    () => 0,
  )

test('whoever sets no minutes has all the time', () => {
  for (const said of [undefined, '', '0', 'many']) {
    expect(timeLeft(said, () => 3).leftMs()).toBe(Number.POSITIVE_INFINITY)
    expect(timeLeft(said, () => 3).beginUntil('e2e')).toBeUndefined()
  }
})

test('journeys are begun until the minutes are over, on a machine slower than usual', () => {
  expect(after(50, 4).beginUntil('e2e')).toBe(String(20 * minute))
  expect(after(80, 4).beginUntil('e2e')).toBe(String(-10 * minute))
})

test('no other level is left out, nor journeys on a machine as fast as usual', () => {
  expect(after(80, 4).beginUntil('unit')).toBeUndefined()
  expect(after(80, 4).beginUntil('int')).toBeUndefined()
  expect(after(80, 1).beginUntil('e2e')).toBeUndefined()
})

test('a level ends with the minutes and what is begun at their end, whatever it is given of patience', () => {
  expect(after(50, 1).leftMs()).toBe(32 * minute)
  expect(after(50, 4).leftMs()).toBe(8 * minute)
  expect(after(100, 1).leftMs()).toBe(minute)
})
