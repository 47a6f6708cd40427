import type { EnterpriseId, Evidence, FinancingRung, Provenance } from '@seedline/facts'
import type { LocalDate, Money, Numeric } from '@seedline/values'
import type { HolderKind } from '../facts/holder-kind.ts'
import type { DealId, FundId, GivenId } from '../facts/ids.ts'
import type { SharePrice } from './share-price.ts'

export interface DealOpened {
  readonly type: 'DealOpened'
  readonly dealId: DealId
  readonly fundId: FundId
  readonly enterpriseId: EnterpriseId
  readonly round: FinancingRung
  readonly proposedAmount: Money
  readonly openedOn: LocalDate
  readonly note: string
}

export interface DueDiligenceStarted {
  readonly type: 'DueDiligenceStarted'
  readonly dealId: DealId
  readonly startedOn: LocalDate
}

/** The investment committee's approval. */
export interface DealApproved {
  readonly type: 'DealApproved'
  readonly dealId: DealId
  readonly approvedAmount: Money
  readonly approvedOn: LocalDate
  readonly evidence: readonly Evidence[]
}

export interface DealDeclined {
  readonly type: 'DealDeclined'
  readonly dealId: DealId
  readonly declinedOn: LocalDate
  readonly reason: string
}

export interface DealWithdrawn {
  readonly type: 'DealWithdrawn'
  readonly dealId: DealId
  readonly withdrawnOn: LocalDate
  readonly reason: string
}

export interface Subscription {
  /** Set on the subscription of the deal's own fund, and on no other. */
  readonly fundId: FundId | undefined
  readonly holderId: GivenId
  readonly holderName: string
  readonly holderKind: HolderKind
  readonly shares: Numeric
  readonly amount: Money
}

export interface RoundClosed {
  readonly type: 'RoundClosed'
  readonly dealId: DealId
  readonly fundId: FundId
  readonly enterpriseId: EnterpriseId
  readonly round: FinancingRung
  readonly closedOn: LocalDate
  /** Undefined: not stated. */
  readonly preMoney: Money | undefined
  readonly sharePrice: SharePrice
  readonly subscriptions: readonly Subscription[]
  readonly evidence: readonly Evidence[]
  readonly provenance: Provenance | undefined
}

export type DealEvent =
  | DealOpened
  | DueDiligenceStarted
  | DealApproved
  | DealDeclined
  | DealWithdrawn
  | RoundClosed

/** The local date on which it happened. */
export function occurredOn(event: DealEvent): LocalDate {
  switch (event.type) {
    case 'DealOpened':
      return event.openedOn
    case 'DueDiligenceStarted':
      return event.startedOn
    case 'DealApproved':
      return event.approvedOn
    case 'DealDeclined':
      return event.declinedOn
    case 'DealWithdrawn':
      return event.withdrawnOn
    case 'RoundClosed':
      return event.closedOn
    default:
      return event satisfies never
  }
}
