import { expect, test } from '@jest/globals'
import { instant } from './instant.ts'
import { laterOf } from './later-of.ts'
import { localDate } from './local-date.ts'

test('the later of two days or moments is found, whichever is said first', () => {
  const [early, late] = [localDate('2024-09-30'), localDate('2024-10-01')]
  expect([laterOf(early, late), laterOf(late, early), laterOf(late, late)]).toEqual([
    late,
    late,
    late,
  ])
  const before = instant('2024-09-30T23:59:59.999Z')
  const after = instant('2024-10-01T00:00:00.000Z')
  expect([laterOf(before, after), laterOf(after, before)]).toEqual([after, after])
})

test('where only one is known, it is that one', () => {
  const day = localDate('2024-09-30')
  expect([laterOf(undefined, day), laterOf(day, undefined)]).toEqual([day, day])
  expect(laterOf<typeof day>(undefined, undefined)).toBeUndefined()
})
