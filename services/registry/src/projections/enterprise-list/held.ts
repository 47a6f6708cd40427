import { type DesignationEvent, designationEvents } from '../../designation/events.ts'
import { amended, type TermState, termOf } from '../../designation/state.ts'

/** What of a term says when which designation is held: more of it is told elsewhere. */
export type HeldTerm = Pick<
  TermState,
  | 'designationId'
  | 'kind'
  | 'level'
  | 'validFrom'
  | 'validTo'
  | 'revokedOn'
  | 'renewsId'
  | 'reversed'
>

/** The terms of an enterprise after an event, in the order of recording. */
export function termsAfter(
  terms: readonly HeldTerm[],
  event: DesignationEvent,
): readonly HeldTerm[] {
  if (!designationEvents.changes(event)) return terms
  if (event.type === 'DesignationGranted' || event.type === 'DesignationRenewed')
    return [...terms, spanOf(termOf(event))]
  return terms.map((term) =>
    term.designationId === event.designationId ? spanOf(amended(term, event)) : term,
  )
}

const spanOf = (term: HeldTerm): HeldTerm => ({
  designationId: term.designationId,
  kind: term.kind,
  level: term.level,
  validFrom: term.validFrom,
  validTo: term.validTo,
  revokedOn: term.revokedOn,
  renewsId: term.renewsId,
  reversed: term.reversed,
})
