import { expect, test } from '@jest/globals'
import { instant, localDate } from '@seedline/values'
import { dayToldFor } from './day-told-for.ts'

test('a right is told for the day asked, or of when it was recorded, or today in Shanghai', () => {
  const now = instant('2026-11-22T16:30:00.000Z')
  expect(dayToldFor({}, now)).toBe('2026-11-23')
  expect(dayToldFor({ recordedAt: instant('2026-01-01T00:00:00.000Z') }, now)).toBe('2026-01-01')
  expect(dayToldFor({ occurredOn: localDate('2020-02-02') }, now)).toBe('2020-02-02')
})
