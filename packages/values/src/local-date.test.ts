import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { instant, instantOf, parseInstant, systemClock, toDate } from './instant.ts'
import {
  addDays,
  addMonths,
  addYears,
  compareDates,
  dateInShanghai,
  daysBetween,
  daysFrom,
  firstDate,
  lastDate,
  localDate,
  monthsBetween,
  monthsFrom,
  parseLocalDate,
  yearsFrom,
} from './local-date.ts'

const date = fc
  .integer({ min: -40_000, max: 80_000 })
  .map((days) => addDays(localDate('1970-01-01'), days))

describe('a local date', () => {
  test.each(['2024-02-29', '2000-02-29', '1940-09-25', '2026-12-31'])('%s exists', (text) => {
    expect(localDate(text)).toBe(text)
  })

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '20260101',
    '2026-01-01T00:00:00Z',
    '２０２６-01-01',
    '',
    20260101,
    undefined,
  ])('%p does not', (text) => {
    expect(parseLocalDate(text)).toMatchObject({ problem: { code: 'DATE_INVALID' } })
  })

  test('days between are counted by the calendar', () => {
    expect(daysBetween(localDate('2024-02-28'), localDate('2024-03-01'))).toBe(2)
    expect(daysBetween(localDate('2021-03-01'), localDate('2025-06-30'))).toBe(1582)
    fc.assert(
      fc.property(date, fc.integer({ min: -9999, max: 9999 }), (from, days) => {
        const to = addDays(from, days)
        expect(daysBetween(from, to)).toBe(days)
        expect(Math.sign(compareDates(from, to))).toBe(-Math.sign(days) + 0)
        expect(localDate(to)).toBe(to)
      }),
    )
  })

  test('is one exactly where the calendar has that day, and months are added by the calendar', () => {
    const part = (max: number) => fc.integer({ min: 0, max })
    const digits = (value: number, length: number) => String(value).padStart(length, '0')
    fc.assert(
      fc.property(part(9999), part(13), part(32), (year, month, day) => {
        const text = `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`
        const date = new Date(0)
        date.setUTCFullYear(year, month - 1, day)
        expect(parseLocalDate(text).ok).toBe(date.toISOString().slice(0, 10) === text)
      }),
      { numRuns: 1_000 },
    )
    fc.assert(
      fc.property(date, fc.integer({ min: -600, max: 600 }), (from, months) => {
        const to = addMonths(from, months)
        expect(localDate(to)).toBe(to)
        const first = new Date(`${from.slice(0, 7)}-01T00:00:00.000Z`)
        first.setUTCMonth(first.getUTCMonth() + months)
        expect(to.slice(0, 7)).toBe(first.toISOString().slice(0, 7))
        expect(Number(to.slice(8))).toBeLessThanOrEqual(Number(from.slice(8)))
      }),
    )
  })

  test('months between two are whole ones, and none where the second is not later', () => {
    expect(monthsBetween(localDate('2024-01-31'), localDate('2024-02-29'))).toBe(0)
    expect(monthsBetween(localDate('2024-01-15'), localDate('2025-01-15'))).toBe(12)
    expect(monthsBetween(localDate('2025-01-15'), localDate('2024-01-15'))).toBe(0)
  })

  test('a month without the day ends on its last', () => {
    expect(addMonths(localDate('2024-01-31'), 1)).toBe('2024-02-29')
    expect(addMonths(localDate('2024-03-31'), -1)).toBe('2024-02-29')
    expect(addMonths(localDate('2024-11-30'), 3)).toBe('2025-02-28')
    expect(addYears(localDate('2024-02-29'), 1)).toBe('2025-02-28')
    expect(addYears(localDate('2026-11-23'), -8)).toBe('2018-11-23')
  })

  test('no date is made that can’t be written', () => {
    expect(() => addYears(localDate('9999-01-01'), 1)).toThrow(RangeError)
  })

  test('a day beyond those that can be written is none', () => {
    expect(daysFrom(lastDate, 1)).toBeUndefined()
    expect(daysFrom(firstDate, -1)).toBeUndefined()
    expect(monthsFrom(localDate('9999-06-30'), 6)).toBe('9999-12-30')
    expect(monthsFrom(localDate('9999-06-30'), 7)).toBeUndefined()
    expect(yearsFrom(localDate('9989-12-31'), 10)).toBe(lastDate)
    expect(yearsFrom(localDate('9990-01-01'), 10)).toBeUndefined()
    expect(daysFrom(localDate('2024-02-28'), 1)).toBe('2024-02-29')
  })

  test('the day turns in Shanghai at 16:00 UTC', () => {
    expect(dateInShanghai(instant('2026-11-23T15:59:59.999Z'))).toBe('2026-11-23')
    expect(dateInShanghai(instant('2026-11-23T16:00:00.000Z'))).toBe('2026-11-24')
  })
})

describe('an instant', () => {
  test.each([
    ['2026-11-23T10:00:00.000Z', '2026-11-23T10:00:00.000Z'],
    ['2026-11-23T10:00:00Z', '2026-11-23T10:00:00.000Z'],
    ['2026-11-23T18:00:00+08:00', '2026-11-23T10:00:00.000Z'],
    ['2026-11-23T10:00:00.123456789Z', '2026-11-23T10:00:00.123Z'],
    ['2026-11-23T10:00:00.5Z', '2026-11-23T10:00:00.500Z'],
  ])('%s is %s', (text, utc) => {
    expect(instant(text)).toBe(utc)
  })

  test.each([
    '2026-11-23T10:00:00',
    '2026-11-23',
    '2026-02-30T10:00:00Z',
    '2026-11-23T25:00:00Z',
    '2026-11-23T10:60:00Z',
    '2026-11-23 10:00:00Z',
    '0000-01-01T00:00:00+14:00',
    1764000000000,
  ])('%p is no moment', (text) => {
    expect(parseInstant(text)).toMatchObject({ problem: { code: 'INSTANT_INVALID' } })
  })

  test('goes to a Date and back', () => {
    const now = systemClock()
    expect(instantOf(toDate(now))).toBe(now)
    expect(instant(now)).toBe(now)
  })
})
