import { problemOf } from '@seedline/contracts/refusals'
import type { LocalDate, Objection } from '@seedline/values'

/** What is wrong with the date of a step: nothing may happen tomorrow, or before what it follows. */
export function checkStepDate(
  date: LocalDate,
  today: LocalDate,
  previousStepOn?: LocalDate,
): Objection | undefined {
  if (date > today) return problemOf('DATE_IN_FUTURE', { date, today })
  if (previousStepOn !== undefined && date < previousStepOn) {
    return problemOf('DATE_BEFORE_PREVIOUS_STEP', { date, previous_step_on: previousStepOn })
  }
  return undefined
}
