import { dateInFuture } from '@seedline/facts'
import type { LocalDate, Problem } from '@seedline/values'
import { dateBeforePreviousStep } from './rejections.ts'

/** What is wrong with the date of a step: nothing may happen tomorrow, or before what it follows. */
export function checkStepDate(
  date: LocalDate,
  today: LocalDate,
  previousStepOn?: LocalDate,
): Problem | undefined {
  if (date > today) return dateInFuture(date, today)
  if (previousStepOn !== undefined && date < previousStepOn) {
    return dateBeforePreviousStep(date, previousStepOn)
  }
  return undefined
}
