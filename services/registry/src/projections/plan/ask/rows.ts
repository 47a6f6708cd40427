import type { LocalDate } from '@seedline/values'
import type { AskedSums, Line } from '@seedline/views/sums'
import { families, type Told, toldBy } from '../fact.ts'
import type { Dimension, Measure } from '../measure.ts'
import { type Counting, measures } from '../measures.ts'
import { isLevel, type PlanFilter, type PlanSums } from './question.ts'

/** A sum, with all that it is told apart by. */
export interface Row extends Told {
  readonly year: number
  readonly field: string
  readonly district: string
  readonly stage: string
  /** '' of all that isn't told apart by it. */
  readonly money: string
  readonly amount: bigint
  readonly count: number
}

/** A question for numbers. */
export interface NumbersQuestion {
  readonly measure: Measure
  readonly by: readonly Dimension[]
  readonly filter: PlanFilter
}

const places = ['field', 'district', 'stage'] as const

/** The years of which stocks are told year by year; figures too, where none is asked for. */
export type YearsShown = readonly number[]

const yearOf = (day: LocalDate): number => Number(day.slice(0, 4))

/** The last year that was over. */
export const lastFullYear = (day: LocalDate): number =>
  day.endsWith('-12-31') ? yearOf(day) : yearOf(day) - 1

/** What is asked of, year by year: of figures that weren't asked for by year, the last that was over. */
export function yearsOf(
  { measure, by, filter }: NumbersQuestion,
  day: LocalDate,
  shown: YearsShown,
): readonly number[] {
  if (filter.year !== 0) return [filter.year]
  if (by.includes('year')) return shown.filter((year) => year <= yearOf(day))
  return measures[measure].kind === 'figure' ? [lastFullYear(day)] : []
}

/** The sums of a question that is not of what rounds brought, told apart by no more than it needs. */
export async function rowsOf(
  sums: PlanSums,
  question: NumbersQuestion,
  day: LocalDate,
  shown: YearsShown,
): Promise<readonly Row[]> {
  const counting = measures[question.measure]
  if (counting.kind === 'brought') return []
  const by = placesFor(question)
  const years = yearsOf(question, day, shown)
  const asked: readonly AskedSums[] =
    counting.kind === 'figure'
      ? years.map((year) => ({ family: families.figure(counting.item, year), by }))
      : [{ family: counting.family, by }]
  const lines = await sums.read(asked, day)
  const rows =
    counting.kind === 'figure'
      ? lines.flatMap((ofYear, at) => ofYear.map((line) => rowOf(line, by, years[at] ?? 0)))
      : byYears(lines[0] ?? [], counting, { by, question, years })
  return rows.filter((row) => counting.counts(row) && passes(row, question.filter))
}

/** Of these places totals are kept together: those that are filtered by or told apart. */
export const placesFor = ({ by, filter }: NumbersQuestion): readonly number[] =>
  places.flatMap((place, at) => (by.includes(place) || filter[place] ? [at] : []))

export function rowOf(line: Line, by: readonly number[], year: number): Row {
  const [field, district, stage] = places.map((_, at) => line.group[by.indexOf(at)] ?? '')
  return {
    ...toldBy(line.key),
    year,
    field: field ?? '',
    district: district ?? '',
    stage: stage ?? '',
    money: '',
    amount: line.amount,
    count: line.count,
  }
}

interface ByYears {
  readonly by: readonly number[]
  readonly question: NumbersQuestion
  readonly years: readonly number[]
}

function byYears(
  lines: readonly Line[],
  { kind }: Counting,
  { by, question, years }: ByYears,
): readonly Row[] {
  if (kind === 'happened') {
    const { year } = question.filter
    const asked = year === 0 ? lines : lines.filter((line) => line.year === year)
    return asked.map((line) => rowOf(line, by, line.year))
  }
  if (years.length === 0) return lines.map((line) => rowOf(line, by, 0))
  return years.flatMap((year) =>
    lines.filter((line) => line.year <= year).map((line) => rowOf(line, by, year)),
  )
}

export const passes = (
  row: Row,
  { field, district, stage, kind, level, money }: PlanFilter,
): boolean =>
  (field === '' || row.field === field) &&
  (district === '' || row.district === district) &&
  (stage === undefined || row.stage === stage) &&
  (kind === '' || row.kind === kind) &&
  (money === '' || row.money === money) &&
  isLevel(row.level, level)
