import type { Evidence, Provenance } from '@seedline/facts'
import type { Currency, Instant, LocalDate, Money } from '@seedline/values'
import type { DealId, FundId } from '../facts/ids.ts'
import type { Commitment, ReleaseReason } from './events.ts'

export interface OpenFund {
  readonly type: 'OpenFund'
  readonly fundId: FundId
  readonly at: Instant
  readonly nameZh: string
  readonly nameEn: string
  readonly currency: Currency
  readonly targetSize: Money | undefined
  readonly openedOn: LocalDate
  readonly generalPartner: string
  readonly commitments: readonly Commitment[]
  readonly provenance: Provenance | undefined
}

export interface AddCommitment {
  readonly type: 'AddCommitment'
  readonly fundId: FundId
  readonly at: Instant
  readonly commitment: Commitment
}

/** First half of a deal's approval: promises the money, once. */
export interface ReserveCapital {
  readonly type: 'ReserveCapital'
  readonly fundId: FundId
  readonly dealId: DealId
  readonly amount: Money
  readonly reservedOn: LocalDate
  readonly approvalCommandId: string
  readonly expectedDealVersion: number
  readonly evidence: readonly Evidence[]
}

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
