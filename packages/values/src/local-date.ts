import type { Branded } from './brand.ts'
import type { Instant } from './instant.ts'
import { accepted, type Parsed, quoted, refused, trusted } from './parsed.ts'
import { problem } from './problem.ts'

/** A calendar date `YYYY-MM-DD` that exists; compares as a string. */
export type LocalDate = Branded<string, 'LocalDate'>

const dayMs = 86_400_000
// China has kept UTC+8 without summer time since 1991, longer than anything is recorded here.
const shanghaiOffsetMs = 8 * 3_600_000

/** Problem: DATE_INVALID. */
export function parseLocalDate(input: unknown): Parsed<LocalDate> {
  if (typeof input === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(input)) {
    const { year, month, day } = partsOf(input)
    if (day >= 1 && day <= daysIn(year, month)) return accepted(input as LocalDate)
  }
  return refused(
    problem(
      'DATE_INVALID',
      'invalid',
      {
        zh: `“${quoted(input)}”不是存在的日期`,
        en: `"${quoted(input)}" is not a date that exists`,
      },
      {
        zh: '请写成 YYYY-MM-DD，例如 2026-11-23',
        en: 'Write it as YYYY-MM-DD, such as 2026-11-23',
      },
    ),
  )
}

/** A date of trusted text. @throws ProblemError */
export function localDate(input: string): LocalDate {
  return trusted(parseLocalDate(input))
}

/** The date in Asia/Shanghai at that instant. */
export function dateInShanghai(at: Instant): LocalDate {
  return format(new Date(Date.parse(at) + shanghaiOffsetMs))
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((toUtc(to).getTime() - toUtc(from).getTime()) / dayMs)
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return format(new Date(toUtc(date).getTime() + days * dayMs))
}

/** The same day some months on, or the month's last where it has no such day. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const from = partsOf(date)
  const counted = from.year * 12 + (from.month - 1) + months
  const year = Math.floor(counted / 12)
  if (year < 0 || year > 9999) throw outside()
  const month = counted - year * 12 + 1
  const day = Math.min(from.day, daysIn(year, month))
  return [padded(year, 4), padded(month, 2), padded(day, 2)].join('-') as LocalDate
}

const padded = (part: number, digits: number): string => String(part).padStart(digits, '0')

// A date object for each would cost more than all that is done with it: every recorded fact bears dates.
const partsOf = (date: string) => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8)),
})

/** Of a month that there is, else none. */
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  if (month === 4 || month === 6 || month === 9 || month === 11) return 30
  return month >= 1 && month <= 12 ? 31 : 0
}

export function addYears(date: LocalDate, years: number): LocalDate {
  return addMonths(date, years * 12)
}

/** The days between which a date can be written. */
export const firstDate = '0000-01-01' as LocalDate
export const lastDate = '9999-12-31' as LocalDate

/** As `addDays`; undefined where the day can't be written. */
export const daysFrom = (date: LocalDate, days: number): LocalDate | undefined =>
  written(() => addDays(date, days))

/** As `addMonths`; undefined where the day can't be written. */
export const monthsFrom = (date: LocalDate, months: number): LocalDate | undefined =>
  written(() => addMonths(date, months))

/** As `addYears`; undefined where the day can't be written. */
export const yearsFrom = (date: LocalDate, years: number): LocalDate | undefined =>
  monthsFrom(date, years * 12)

function written(date: () => LocalDate): LocalDate | undefined {
  try {
    return date()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Whole months from one day to a later one; 0 where it isn't later. */
export function monthsBetween(from: LocalDate, to: LocalDate): number {
  const [a, b] = [partsOf(from), partsOf(to)]
  const months = (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0)
  return Math.max(0, months)
}

/** Below zero when a is earlier, zero when equal, above when later. */
export function compareDates(a: LocalDate, b: LocalDate): number {
  return a === b ? 0 : a < b ? -1 : 1
}

function toUtc(date: LocalDate): Date {
  return new Date(`${date}T00:00:00.000Z`)
}

function format(date: Date): LocalDate {
  const text = date.toISOString()
  if (text.length !== 24) throw outside()
  return text.slice(0, 10) as LocalDate
}

const outside = () => new RangeError('the date lies outside the years 0000 to 9999')
