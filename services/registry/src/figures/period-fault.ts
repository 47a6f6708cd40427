import { problemOf } from '@seedline/contracts/refusals'
import {
  dateInShanghai,
  type FigurePeriod,
  firstDayOf,
  type Instant,
  type LocalDate,
  lastDayOf,
  type Objection,
} from '@seedline/values'
import type { EnterpriseDates } from './commands.ts'

interface Dated {
  readonly period: FigurePeriod
  readonly statedOn: LocalDate
  readonly at: Instant
}

/** What is wrong with the days of a statement; undefined where nothing is. */
export function periodFault(
  { period, statedOn, at }: Dated,
  { foundedOn, closedOn }: EnterpriseDates,
): Objection | undefined {
  const today = dateInShanghai(at)
  if (statedOn > today) return problemOf('DATE_IN_FUTURE', { date: statedOn, today })
  const [first, last] = [firstDayOf(period), lastDayOf(period)]
  if (statedOn < last)
    return problemOf('PERIOD_NOT_OVER', { period, ends_on: last, stated_on: statedOn })
  if (foundedOn !== null && last < foundedOn)
    return problemOf('PERIOD_OUTSIDE_LIFE', { period, day: foundedOn })
  if (closedOn !== null && first > closedOn)
    return problemOf('PERIOD_OUTSIDE_LIFE', { period, day: closedOn })
  return undefined
}
