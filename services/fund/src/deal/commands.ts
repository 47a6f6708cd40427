import type { EnterpriseId, Evidence, Provenance, Rung } from '@seedline/facts'
import type { Currency, Instant, LocalDate, Money } from '@seedline/values'
import type { DealId, FundId } from '../facts/ids.ts'
import type { Subscription } from './events.ts'
import type { SharePrice } from './share-price.ts'

export interface OpenDeal {
  readonly type: 'OpenDeal'
  readonly dealId: DealId
  readonly at: Instant
  readonly fundId: FundId
  readonly enterpriseId: EnterpriseId
  readonly round: Rung
  readonly proposedAmount: Money
  readonly openedOn: LocalDate
  readonly note: string
}

export interface StartDueDiligence {
  readonly type: 'StartDueDiligence'
  readonly dealId: DealId
  readonly at: Instant
  readonly startedOn: LocalDate
}

export interface ApproveDeal {
  readonly type: 'ApproveDeal'
  readonly dealId: DealId
  readonly at: Instant
  readonly approvedAmount: Money
  readonly approvedOn: LocalDate
  readonly evidence: readonly Evidence[]
}

export interface DeclineDeal {
  readonly type: 'DeclineDeal'
  readonly dealId: DealId
  readonly at: Instant
  readonly declinedOn: LocalDate
  readonly reason: string
}

export interface WithdrawDeal {
  readonly type: 'WithdrawDeal'
  readonly dealId: DealId
  readonly at: Instant
  readonly withdrawnOn: LocalDate
  readonly reason: string
}

export interface CloseRound {
  readonly type: 'CloseRound'
  readonly dealId: DealId
  readonly at: Instant
  readonly closedOn: LocalDate
  readonly preMoney: Money | undefined
  readonly sharePrice: SharePrice
  readonly subscriptions: readonly Subscription[]
  readonly evidence: readonly Evidence[]
  readonly provenance: Provenance | undefined
}

export type DealCommand = StartDueDiligence | ApproveDeal | DeclineDeal | WithdrawDeal | CloseRound

/** What opening a deal asks of the fund: it exists, and is in this currency since this day. */
export interface FundTerms {
  readonly currency: Currency
  readonly openedOn: LocalDate
}
