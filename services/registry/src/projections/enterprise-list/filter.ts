import type { LocalDate, Rung } from '@seedline/values'
import type { DesignationKind, DesignationLevel } from '../../designation/events.ts'

/** Which enterprises are asked for. */
export interface EnterpriseFilter {
  /** A fragment of a name, of its spelling or initials, or of the code; empty: all. */
  readonly search: string
  readonly currentRung?: Rung | undefined
  readonly materialField?: string | undefined
  readonly district?: string | undefined
  readonly park?: string | undefined
  readonly designation?: DesignationKind | undefined
  readonly designationLevel?: DesignationLevel | undefined
  /** The day on which the designation is held. */
  readonly on: LocalDate
}
