import type { CommandOf, enterprises } from '@seedline/contracts/operations'
import type { EnterpriseId, Instant, LocalDate } from '@seedline/values'
import type { TakesBack } from '../facts/whose.ts'
import type { Profile } from './events.ts'

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

export type EnterpriseCommand =
  | RegisterEnterprise
  | Exclude<OfRegistered, { readonly type: 'WithdrawFormerName' }>
  | WithdrawFormerName
