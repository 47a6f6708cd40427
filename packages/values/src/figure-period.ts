import type { Branded } from './brand.ts'
import { addDays, addMonths, type LocalDate, localDate } from './local-date.ts'
import { accepted, type Parsed, quoted, refused, trusted } from './parsed.ts'
import { problem } from './problem.ts'

export const periodKinds = ['year', 'half-year', 'quarter'] as const

export type PeriodKind = (typeof periodKinds)[number]

/** A calendar year, half or quarter: `2025`, `2025-H1`, `2025-Q3`. Sorted as text, periods of a kind stand in order. */
export type FigurePeriod = Branded<string, 'FigurePeriod'>

export const figurePeriodPattern = '^(?:19|20)[0-9]{2}(?:-(?:H[12]|Q[1-4]))?$'
const pattern = new RegExp(figurePeriodPattern)

/** Problem: PERIOD_MALFORMED. */
export function parseFigurePeriod(input: unknown): Parsed<FigurePeriod> {
  if (typeof input === 'string' && pattern.test(input)) return accepted(input as FigurePeriod)
  return refused(
    problem(
      'PERIOD_MALFORMED',
      'invalid',
      { zh: `“${quoted(input)}”不是期间`, en: `"${quoted(input)}" is not a period` },
      {
        zh: '请写成年度 2025、半年度 2025-H1 或季度 2025-Q3（当季，不是累计）',
        en: 'Write a year as 2025, a half-year as 2025-H1, a quarter (by itself, not cumulated) as 2025-Q3',
      },
    ),
  )
}

/** A period of trusted text. @throws ProblemError */
export const figurePeriod = (input: string): FigurePeriod => trusted(parseFigurePeriod(input))

export const yearOf = (period: FigurePeriod): number => Number(period.slice(0, 4))

export const periodKindOf = (period: FigurePeriod): PeriodKind => {
  if (period.length === 4) return 'year'
  return period[5] === 'H' ? 'half-year' : 'quarter'
}

/** The same part of another year. */
export const yearsLater = (period: FigurePeriod, years: number): FigurePeriod =>
  figurePeriod(`${yearOf(period) + years}${period.slice(4)}`)

/** The period that is made of halves or quarters, and those: nothing for a quarter. */
export const partsOf = (period: FigurePeriod): readonly FigurePeriod[] => {
  const of = (...parts: readonly string[]) =>
    parts.map((part) => figurePeriod(`${period.slice(0, 4)}-${part}`))
  if (periodKindOf(period) === 'year') return of('H1', 'H2')
  if (period.endsWith('H1')) return of('Q1', 'Q2')
  return period.endsWith('H2') ? of('Q3', 'Q4') : []
}

const monthsOf: Readonly<Record<PeriodKind, number>> = { year: 12, 'half-year': 6, quarter: 3 }

/** The first day of it. */
export const firstDayOf = (period: FigurePeriod): LocalDate => {
  const kind = periodKindOf(period)
  const nth = kind === 'year' ? 0 : Number(period[6]) - 1
  return addMonths(localDate(`${period.slice(0, 4)}-01-01`), nth * monthsOf[kind])
}

/** The last day of it. */
export const lastDayOf = (period: FigurePeriod): LocalDate =>
  addDays(addMonths(firstDayOf(period), monthsOf[periodKindOf(period)]), -1)
