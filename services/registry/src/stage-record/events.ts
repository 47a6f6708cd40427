import type { EnterpriseId, Evidence, Provenance, Rung } from '@seedline/facts'
import type { Id, LocalDate } from '@seedline/values'

export type RungId = Id<'Rung'>

/** The closed round that a rung stands for. */
export interface RoundOrigin {
  readonly fundId: string
  readonly dealId: string
  /** The RoundClosed event. */
  readonly eventId: string
  /** The trace that made it; empty when it was not traced. */
  readonly traceId: string
}

export interface StageReached {
  readonly type: 'StageReached'
  readonly enterpriseId: EnterpriseId
  readonly rungId: RungId
  readonly rung: Rung
  readonly reachedOn: LocalDate
  readonly evidence: readonly Evidence[]
  /** Why the rung stands before one already recorded; empty when in order. */
  readonly outOfOrderReason: string
  readonly round: RoundOrigin | null
  readonly provenance: Provenance | null
}

/** Carries what changes; `evidence` replaces all that there was. */
export interface StageCorrected {
  readonly type: 'StageCorrected'
  readonly enterpriseId: EnterpriseId
  readonly rungId: RungId
  readonly reason: string
  readonly changes: StageChanges
}

export interface StageChanges {
  readonly rung?: Rung
  readonly reachedOn?: LocalDate
  readonly evidence?: readonly Evidence[]
  /** A closed round that turned out to be the one this rung stands for, or a later closing of it. */
  readonly round?: RoundOrigin
}

export interface StageWithdrawn {
  readonly type: 'StageWithdrawn'
  readonly enterpriseId: EnterpriseId
  readonly rungId: RungId
  readonly reason: string
}

export type StageRecordEvent = StageReached | StageCorrected | StageWithdrawn
