import type { EnterpriseId, Evidence, Provenance, Rung } from '@seedline/facts'
import type { Instant, LocalDate } from '@seedline/values'
import type { RoundOrigin, RungId } from './events.ts'

/** What the ladder must know of its enterprise; undefined: not registered. */
export interface EnterpriseDates {
  readonly foundedOn: LocalDate | null
  readonly closedOn: LocalDate | null
}

interface StageRecordCommandBase {
  readonly enterpriseId: EnterpriseId
  readonly rungId: RungId
  readonly at: Instant
}

/** A person records a rung. */
export interface RecordStage extends StageRecordCommandBase {
  readonly type: 'RecordStage'
  readonly enterprise: EnterpriseDates | undefined
  readonly rung: Rung
  readonly reachedOn: LocalDate
  readonly evidence: readonly Evidence[]
  /** Used where the rung stands before one already recorded; dropped where it doesn't. */
  readonly outOfOrderReason: string
  readonly provenance: Provenance | null
}

/** A closed round brought the enterprise to a rung. */
export interface RecordRound extends StageRecordCommandBase {
  readonly type: 'RecordRound'
  readonly enterprise: EnterpriseDates | undefined
  readonly rung: Rung
  readonly closedOn: LocalDate
  readonly evidence: readonly Evidence[]
  readonly round: RoundOrigin
  readonly provenance: Provenance | null
}

export interface CorrectStage extends StageRecordCommandBase {
  readonly type: 'CorrectStage'
  readonly enterprise: EnterpriseDates | undefined
  readonly reason: string
  readonly rung?: Rung
  readonly reachedOn?: LocalDate
  readonly evidence?: readonly Evidence[]
}

export interface WithdrawStage extends StageRecordCommandBase {
  readonly type: 'WithdrawStage'
  readonly reason: string
}

export type StageRecordCommand = RecordStage | RecordRound | CorrectStage | WithdrawStage
