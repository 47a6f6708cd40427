import { problemOf } from '@seedline/contracts/refusals'
import {
  dateInShanghai,
  daysFrom,
  type EnterpriseId,
  type Instant,
  type LocalDate,
  lastDate,
  type Objection,
} from '@seedline/values'
import { tooFarAhead } from '../facts/days-to-come.ts'
import type { EnterpriseDates } from '../stage-record/commands.ts'
import type { DesignationId } from './events.ts'
import { overlapIn } from './held.ts'
import type { TermState } from './state.ts'

interface Span {
  readonly validFrom: LocalDate
  readonly validTo: LocalDate | null
}

interface Surroundings {
  readonly enterpriseId: EnterpriseId
  readonly enterprise: EnterpriseDates
  readonly at: Instant
}

/** What is wrong with a term by itself and beside its enterprise. */
export function termFault(
  { validFrom, validTo }: Span,
  { enterpriseId, enterprise, at }: Surroundings,
): Objection | undefined {
  const today = dateInShanghai(at)
  const { foundedOn, closedOn } = enterprise
  if (validFrom > today) return problemOf('DATE_IN_FUTURE', { date: validFrom, today })
  const beyond = tooFarAhead([validTo], at)
  if (beyond) return beyond
  if (validTo !== null && validTo < validFrom)
    return problemOf('DESIGNATION_ENDS_EARLY', { valid_from: validFrom, valid_to: validTo })
  if (foundedOn !== null && validFrom < foundedOn)
    return problemOf('DESIGNATION_BEFORE_FOUNDATION', {
      valid_from: validFrom,
      founded_on: foundedOn,
    })
  if (closedOn !== null && validFrom > closedOn)
    return problemOf('ENTERPRISE_CLOSED', { enterprise_id: enterpriseId, closed_on: closedOn })
  return undefined
}

/** What is wrong with a term as the renewal of another: it follows without a gap, and reaches further. */
export function renewalFault(earlier: Span, { validFrom, validTo }: Span): Objection | undefined {
  const reachesFurther = earlier.validTo !== null && (validTo === null || validTo > earlier.validTo)
  if (validFrom <= earlier.validFrom || !reachesFurther)
    return problemOf('DESIGNATION_RENEWAL_NO_LATER', {
      valid_from: validFrom,
      valid_to: validTo ?? '…',
      earlier_from: earlier.validFrom,
      earlier_to: earlier.validTo ?? '…',
    })
  if (earlier.validTo !== null && validFrom > (daysFrom(earlier.validTo, 1) ?? lastDate))
    return problemOf('DESIGNATION_LAPSED', {
      earlier_to: earlier.validTo,
      valid_from: validFrom,
    })
  return undefined
}

/** The term that one contradicts by being held at the same time. */
export function overlapWith(
  designationId: DesignationId,
  terms: readonly TermState[],
): Objection | undefined {
  const pair = overlapIn(terms)
  if (!pair) return undefined
  const other = pair.find((term) => term.designationId !== designationId) ?? pair[0]
  return problemOf('DESIGNATION_OVERLAPS', {
    kind: other.kind,
    valid_from: other.validFrom,
    valid_to: other.validTo ?? '…',
    designation_id: other.designationId,
  })
}
