import type { Asked, funds } from '@seedline/contracts/operations'
import type { LocalDate, Money } from '@seedline/values'
import type { DealId, FundId } from '../facts/ids.ts'
import type { CapitalReserved, ReleaseReason } from './events.ts'

type Operations = (typeof funds)['operations']

export type OpenFund = Asked<'OpenFund', Operations['openFund']> & { readonly fundId: FundId }
export type AddCommitment = Asked<'AddCommitment', Operations['addCommitment']>

/** First half of a deal's approval: promises the money, once. */
export type ReserveCapital = Omit<CapitalReserved, 'type'> & { readonly type: 'ReserveCapital' }

/** The approval was refused for good: its reservation, and no other, is given back. */
export interface CancelReservation {
  readonly type: 'CancelReservation'
  readonly fundId: FundId
  readonly dealId: DealId
  readonly approvalCommandId: string
  readonly on: LocalDate
}

/** The deal closed: what the fund subscribed is invested, the rest of the reservation is free. */
export interface InvestCapital {
  readonly type: 'InvestCapital'
  readonly fundId: FundId
  readonly dealId: DealId
  readonly amount: Money
  readonly on: LocalDate
}

/** The deal ended without a round. */
export interface ReleaseCapital {
  readonly type: 'ReleaseCapital'
  readonly fundId: FundId
  readonly dealId: DealId
  readonly on: LocalDate
  readonly reason: Extract<ReleaseReason, 'declined' | 'withdrawn'>
}

export type FundCommand =
  | OpenFund
  | AddCommitment
  | ReserveCapital
  | CancelReservation
  | InvestCapital
  | ReleaseCapital
