import type { CommandOf, ladder } from '@seedline/contracts/operations'
import type { EnterpriseId, Evidence, Instant, LocalDate, Provenance, Rung } from '@seedline/values'
import type { TakesBack } from '../facts/whose.ts'
import type { RoundOrigin, RungId } from './events.ts'

type Declared = CommandOf<typeof ladder, 'enterpriseId', EnterpriseId>

/** What the ladder must know of its enterprise. */
export interface EnterpriseDates {
  readonly foundedOn: LocalDate | null
  readonly closedOn: LocalDate | null
  /** The one that it goes on as, where it was registered twice. */
  readonly mergedInto?: EnterpriseId | undefined
}

interface OfEnterprise {
  /** Undefined: not registered. */
  readonly enterprise: EnterpriseDates | undefined
}

/** What a person asks for, as the operations declare it. */
type OfPerson = Declared & OfEnterprise

/** A person records a rung. Its reason is dropped where it stands in order. */
export type RecordStage = Extract<OfPerson, { readonly type: 'RecordStage' }> & {
  readonly rungId: RungId
}

/** A closed round brought the enterprise to a rung. */
export interface RecordRound extends OfEnterprise {
  readonly type: 'RecordRound'
  readonly at: Instant
  readonly enterpriseId: EnterpriseId
  readonly rungId: RungId
  readonly rung: Rung
  readonly closedOn: LocalDate
  readonly evidence: readonly Evidence[]
  readonly round: RoundOrigin
  readonly provenance: Provenance | null
}

/** A closed round was taken back. */
export interface ReverseRound {
  readonly type: 'ReverseRound'
  readonly enterpriseId: EnterpriseId
  readonly round: RoundOrigin
  readonly closedOn: LocalDate
  readonly reason: string
}

/** Undefined, and no evidence, leave what there is. */
export type CorrectStage = Extract<OfPerson, { readonly type: 'CorrectStage' }>

export type WithdrawStage = Extract<OfPerson, { readonly type: 'WithdrawStage' }> & TakesBack

export type StageRecordCommand =
  | RecordRound
  | ReverseRound
  | RecordStage
  | WithdrawStage
  | Exclude<OfPerson, { readonly type: 'RecordStage' | 'WithdrawStage' }>
