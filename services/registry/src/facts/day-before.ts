import { daysFrom, firstDate, type LocalDate } from '@seedline/values'

/** The last day of what the given day is the first without. */
export const dayBefore = (day: LocalDate): LocalDate => daysFrom(day, -1) ?? firstDate
