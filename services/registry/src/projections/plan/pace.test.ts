import { expect, test } from '@jest/globals'
import { bucketOf, medianOf } from './pace.ts'

test('A median of days is told as the middle of the thirty days that it lies in', () => {
  const counts = new Map<number, number>()
  for (const days of [10, 400, 410, 900, 5000])
    counts.set(bucketOf(days), (counts.get(bucketOf(days)) ?? 0) + 1)
  expect(medianOf(counts)).toBe(405)
})

test('Of nothing there is no median', () => {
  expect(medianOf(new Map())).toBeUndefined()
})
