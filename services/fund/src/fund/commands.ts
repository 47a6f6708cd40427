import type { CommandOf, funds } from '@seedline/contracts/operations'
import type { LocalDate, Money } from '@seedline/values'
import type { DealId, FundId } from '../facts/ids.ts'
import type { CapitalReserved, InvestmentReversed, ReleaseReason } from './events.ts'

/** What is asked of a fund from outside, as its operations declare it. */
type Declared = CommandOf<typeof funds, 'fundId', FundId>

export type OpenFund = Extract<Declared, { readonly type: 'OpenFund' }>

/** The person who asks for it. */
interface ByPerson {
  readonly by: string
}

export type ChangeFundManager = Extract<Declared, { readonly type: 'ChangeFundManager' }> & ByPerson
export type SetFundPolicy = Extract<Declared, { readonly type: 'SetFundPolicy' }> & ByPerson
export type ReverseCommitment = Extract<Declared, { readonly type: 'ReverseCommitment' }>
export type AddCommitment = Extract<Declared, { readonly type: 'AddCommitment' }>

/** First half of a deal's approval: promises the money, once. */
export type ReserveCapital = Omit<CapitalReserved, 'type'> & { readonly type: 'ReserveCapital' }

/** The approval was refused for good: its reservation, and no other, is given back. */
export interface CancelReservation {
  readonly type: 'CancelReservation'
  readonly fundId: FundId
  readonly dealId: DealId
  readonly approvalCommandId: string
}

/** The deal closed: what the fund subscribed is invested, the rest of the reservation is free. */
export interface InvestCapital {
  readonly type: 'InvestCapital'
  readonly fundId: FundId
  readonly dealId: DealId
  readonly amount: Money
  readonly on: LocalDate
}

/** The deal ended without a round: the reservation of its approval, and no other, is given back. */
export interface ReleaseCapital {
  readonly type: 'ReleaseCapital'
  readonly fundId: FundId
  readonly dealId: DealId
  readonly approvalCommandId: string
  readonly on: LocalDate
  readonly reason: Extract<ReleaseReason, 'declined' | 'withdrawn' | 'approval-reversed'>
}

/** First step of a round's reversal: what was invested is reserved again, once. */
export type ReverseInvestment = Omit<
  InvestmentReversed,
  'type' | 'invested' | 'reserved' | 'investedOn'
> & { readonly type: 'ReverseInvestment' }

/** The reversal was refused for good: what it reserved, and nothing else, is invested again. */
export interface KeepInvestment {
  readonly type: 'KeepInvestment'
  readonly fundId: FundId
  readonly dealId: DealId
  readonly reversalCommandId: string
}

/** What the approval and the end of a deal lead to, and their reversals. */
export type CapitalCommand =
  | ReserveCapital
  | CancelReservation
  | InvestCapital
  | ReleaseCapital
  | ReverseInvestment
  | KeepInvestment

export type FundCommand =
  | Exclude<Declared, { readonly type: 'SetFundPolicy' | 'ChangeFundManager' }>
  | SetFundPolicy
  | ChangeFundManager
  | CapitalCommand
