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
  const match = typeof input === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(input) : null
  if (match) {
    const [, year, month, day] = match
    const date = format(utc(Number(year), Number(month), Number(day)))
    if (date === input) return accepted(date)
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
  const from = toUtc(date)
  const month = from.getUTCMonth() + months
  const last = utc(from.getUTCFullYear(), month + 2, 0).getUTCDate()
  return format(utc(from.getUTCFullYear(), month + 1, Math.min(from.getUTCDate(), last)))
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

/** Below zero when a is earlier, zero when equal, above when later. */
export function compareDates(a: LocalDate, b: LocalDate): number {
  return a === b ? 0 : a < b ? -1 : 1
}

function toUtc(date: LocalDate): Date {
  return new Date(`${date}T00:00:00.000Z`)
}

function utc(year: number, month: number, day: number): Date {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date
}

function format(date: Date): LocalDate {
  const text = date.toISOString()
  if (text.length !== 24) throw new RangeError('the date lies outside the years 0000 to 9999')
  return text.slice(0, 10) as LocalDate
}
