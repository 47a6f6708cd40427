import type { designationStatus } from '@seedline/contracts/operations'
import type { LocalDate } from '@seedline/values'
import { type AsOf, hadHappened } from '@seedline/views'
import { renewalOf } from '../../designation/held.ts'
import type { TermState } from '../../designation/state.ts'

export type DesignationStatus = (typeof designationStatus.names)[number]

/** How a term stands on a day: that it lapses is computed from its last day, and no event. */
export function statusOn(
  term: TermState,
  terms: readonly TermState[],
  on: LocalDate,
): DesignationStatus {
  if (term.reversed) return 'reversed'
  if (term.revokedOn !== null && term.revokedOn <= on) return 'revoked'
  const renewal = renewalOf(term, terms)
  if (renewal && renewal.validFrom <= on) return 'renewed'
  return term.validTo !== null && term.validTo < on ? 'lapsed' : 'valid'
}

/** The terms without what had not happened by the day asked. What a correction says was so all along. */
export const happenedBy = <T extends TermState>(terms: readonly T[], asOf: AsOf): readonly T[] =>
  terms
    .filter(({ validFrom }) => hadHappened(validFrom, asOf))
    .map((term) =>
      term.revokedOn === null || hadHappened(term.revokedOn, asOf)
        ? term
        : { ...term, revokedOn: null },
    )
