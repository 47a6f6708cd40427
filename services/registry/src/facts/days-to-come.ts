import { problemOf } from '@seedline/contracts/refusals'
import {
  addYears,
  dateInShanghai,
  type Instant,
  type LocalDate,
  type Objection,
} from '@seedline/values'

/** Longer than any term, certificate or contract here runs. */
const yearsAhead = 100

/** Of days that are still to come, one that lies further ahead than anything runs: a slip, or a way to say "without end". */
export function tooFarAhead(
  days: readonly (LocalDate | null)[],
  at: Instant,
): Objection | undefined {
  const latest = addYears(dateInShanghai(at), yearsAhead)
  const beyond = days.find((day) => day !== null && day > latest)
  return beyond ? problemOf('DATE_TOO_FAR', { date: beyond, latest }) : undefined
}
