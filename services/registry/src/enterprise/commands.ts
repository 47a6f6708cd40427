import type { CommandOf, enterprises } from '@seedline/contracts/operations'
import type { EnterpriseId, Evidence, Instant, LocalDate, Objection, Uscc } from '@seedline/values'
import type { TakesBack } from '../facts/whose.ts'
import type { MergeId, Profile } from './events.ts'

type Declared = CommandOf<typeof enterprises, 'enterpriseId', EnterpriseId>

/** The first and last day on which the enterprise's ladder has a rung; undefined: no rung stands. */
export interface LadderSpan {
  readonly first: LocalDate
  readonly last: LocalDate
}

interface BesideLadder {
  readonly ladder: LadderSpan | undefined
}

export interface RegisterEnterprise {
  readonly type: 'RegisterEnterprise'
  readonly enterpriseId: EnterpriseId
  readonly at: Instant
  readonly profile: Profile
}

/** What is asked of a registered enterprise, as its operations declare it. */
type OfRegistered = Exclude<Declared, { readonly type: 'RegisterEnterprise' }> & BesideLadder

export type CorrectEnterprise = Extract<OfRegistered, { readonly type: 'CorrectEnterprise' }>
export type CloseEnterprise = Extract<OfRegistered, { readonly type: 'CloseEnterprise' }>
export type RenameEnterprise = Extract<OfRegistered, { readonly type: 'RenameEnterprise' }>
export type RecordFormerName = Extract<OfRegistered, { readonly type: 'RecordFormerName' }>
export type WithdrawFormerName = Extract<OfRegistered, { readonly type: 'WithdrawFormerName' }> &
  TakesBack

/** What the record that is to go on says of itself, as it was just before. */
export interface Survivor {
  readonly enterpriseId: EnterpriseId
  readonly uscc: Uscc | null
}

/** The duplicate's own part of a merging. */
export type MergeEnterprise = Extract<Declared, { readonly type: 'MergeEnterprise' }> & {
  readonly mergeId: MergeId
  /** Undefined: nobody registered it. */
  readonly survivor: Survivor | undefined
  /** What their groups say against the two being one; found before. */
  readonly above?: Objection | undefined
}
export type ReverseMerge = Extract<Declared, { readonly type: 'ReverseMerge' }>

/** The survivor's part: it precedes the duplicate's own. */
export interface TakeInDuplicate {
  readonly type: 'TakeInDuplicate'
  readonly enterpriseId: EnterpriseId
  readonly duplicateId: EnterpriseId
  readonly duplicateVersion: number
  readonly mergeId: MergeId
  readonly mergeCommandId: string
  readonly names: readonly { readonly nameZh: string; readonly nameEn: string }[]
  readonly uscc: Uscc | null
  readonly reason: string
  readonly evidence: readonly Evidence[]
}

/** What was taken in was not merged, or no longer is. */
export interface LetGoDuplicate {
  readonly type: 'LetGoDuplicate'
  readonly enterpriseId: EnterpriseId
  readonly duplicateId: EnterpriseId
  readonly mergeId: MergeId
  readonly reason: string
}

export type MergingCommand = MergeEnterprise | ReverseMerge | TakeInDuplicate | LetGoDuplicate

type OnProfile = Exclude<
  OfRegistered,
  { readonly type: 'WithdrawFormerName' | 'MergeEnterprise' | 'ReverseMerge' }
>

export type EnterpriseCommand = RegisterEnterprise | OnProfile | WithdrawFormerName | MergingCommand
