import { addMonths, type LocalDate, monthsFrom } from '@seedline/values'

interface Days {
  readonly first: LocalDate
  readonly everyMonths: number
  readonly maturesOn: LocalDate
}

/** The days of repayment, so many months apart, the last on the day of maturity; undefined: more than `most`. */
export function dueDays(
  { first, everyMonths, maturesOn }: Days,
  most: number,
): readonly LocalDate[] | undefined {
  const days: LocalDate[] = []
  for (let count = 0; count < most; count += 1) {
    const day = count === 0 ? first : monthsFrom(first, count * everyMonths)
    if (day === undefined || day >= maturesOn) return [...days, maturesOn]
    days.push(day)
  }
  return undefined
}

/** The first day of repayment where the contract says no other: one period on, or the day of maturity. */
export function usualFirst(
  drawnOn: LocalDate,
  { everyMonths, maturesOn }: Omit<Days, 'first'>,
): LocalDate {
  const day = addMonths(drawnOn, everyMonths)
  return day < maturesOn ? day : maturesOn
}
