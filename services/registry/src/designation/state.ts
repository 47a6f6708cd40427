import type { Evidence, LocalDate, Provenance } from '@seedline/values'
import { alsoBy, type KeepsWhose, nobodys, type Recorder } from '../facts/whose.ts'
import {
  type DesignationChange,
  type DesignationEvent,
  type DesignationGranted,
  type DesignationId,
  type DesignationKind,
  type DesignationLevel,
  type DesignationRenewed,
  designationEvents,
} from './events.ts'

/** One term of a designation as it stands after its corrections. */
export interface TermState {
  readonly designationId: DesignationId
  readonly kind: DesignationKind
  readonly level: DesignationLevel
  readonly certificateNumber: string
  readonly validFrom: LocalDate
  readonly validTo: LocalDate | null
  readonly batch: string
  readonly authority: string
  readonly evidence: readonly Evidence[]
  readonly provenance: Provenance | null
  /** The term that it follows on. */
  readonly renewsId: DesignationId | null
  readonly revokedOn: LocalDate | null
  readonly reversed: boolean
}

/** The designations of one enterprise, in the order of recording, and who recorded each. `entries` counts its events. */
export interface DesignationsState extends KeepsWhose {
  readonly terms: readonly TermState[]
  readonly entries: number
}

export const noDesignations: DesignationsState = { terms: [], entries: 0, whose: nobodys }

export function evolve(
  state: DesignationsState,
  event: DesignationEvent,
  by: Recorder,
): DesignationsState {
  const entries = state.entries + 1
  if (!designationEvents.changes(event)) return { ...state, entries }
  const whose = isTerm(event) ? alsoBy(state.whose, event.designationId, by) : state.whose
  return { entries, terms: termsAfter(state.terms, event), whose }
}

const isTerm = (event: DesignationChange): event is DesignationGranted | DesignationRenewed =>
  event.type === 'DesignationGranted' || event.type === 'DesignationRenewed'

/** The terms after an event. */
export function termsAfter(
  terms: readonly TermState[],
  event: DesignationChange,
): readonly TermState[] {
  if (isTerm(event)) return [...terms, termOf(event)]
  return terms.map((term) =>
    term.designationId === event.designationId ? amended(term, event) : term,
  )
}

/** The term that an event brings. */
export const termOf = (event: DesignationGranted | DesignationRenewed): TermState => ({
  designationId: event.designationId,
  kind: event.kind,
  level: event.level,
  certificateNumber: event.certificateNumber,
  validFrom: event.validFrom,
  validTo: event.validTo,
  batch: event.batch,
  authority: event.authority,
  evidence: event.evidence,
  provenance: event.provenance,
  renewsId: event.type === 'DesignationRenewed' ? event.renewedId : null,
  revokedOn: null,
  reversed: false,
})

export type Amending = Exclude<DesignationChange, DesignationGranted | DesignationRenewed>

type Amendable = Pick<TermState, 'validFrom' | 'validTo' | 'revokedOn' | 'reversed'>

/** The term after a later word on it. */
export function amended<T extends Amendable>(term: T, event: Amending): T {
  switch (event.type) {
    case 'DesignationRevoked':
      return { ...term, revokedOn: event.revokedOn }
    case 'DesignationCorrected':
      return { ...term, ...event.changes }
    case 'DesignationReversed':
      return { ...term, reversed: true }
    case 'DesignationRevocationReversed':
      return { ...term, revokedOn: null }
    default:
      return event satisfies never
  }
}
