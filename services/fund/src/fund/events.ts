import type { Evidence, Provenance } from '@seedline/facts'
import type { Currency, LocalDate, Money } from '@seedline/values'
import type { DealId, FundId, GivenId } from '../facts/ids.ts'

export const partnerKinds = ['government', 'institutional', 'enterprise'] as const

export type PartnerKind = (typeof partnerKinds)[number]

export interface FundOpened {
  readonly type: 'FundOpened'
  readonly fundId: FundId
  readonly nameZh: string
  readonly nameEn: string
  /** Every amount of the fund is in it. */
  readonly currency: Currency
  readonly targetSize: Money | undefined
  readonly openedOn: LocalDate
  readonly generalPartner: string
  readonly provenance: Provenance | undefined
}

/** What a limited partner promised to pay in when called. */
export interface Commitment {
  readonly partnerId: GivenId
  readonly partnerName: string
  readonly partnerKind: PartnerKind
  readonly amount: Money
  readonly committedOn: LocalDate
  readonly evidence: readonly Evidence[]
}

export type CommitmentMade = {
  readonly type: 'CommitmentMade'
  readonly fundId: FundId
} & Commitment

/** Capital set aside for a deal that is being approved; recorded before the approval itself. */
export interface CapitalReserved {
  readonly type: 'CapitalReserved'
  readonly fundId: FundId
  readonly dealId: DealId
  readonly amount: Money
  readonly reservedOn: LocalDate
  /** With the next two the approval is carried on when its process died in between. */
  readonly approvalCommandId: string
  readonly expectedDealVersion: number
  readonly evidence: readonly Evidence[]
}

export interface CapitalInvested {
  readonly type: 'CapitalInvested'
  readonly fundId: FundId
  readonly dealId: DealId
  readonly amount: Money
  readonly investedOn: LocalDate
}

export const releaseReasons = [
  'declined',
  'withdrawn',
  'closed-for-less',
  'approval-refused',
] as const

export type ReleaseReason = (typeof releaseReasons)[number]

export interface CapitalReleased {
  readonly type: 'CapitalReleased'
  readonly fundId: FundId
  readonly dealId: DealId
  readonly amount: Money
  readonly releasedOn: LocalDate
  readonly reason: ReleaseReason
}

export type FundEvent =
  | FundOpened
  | CommitmentMade
  | CapitalReserved
  | CapitalInvested
  | CapitalReleased

/** The local date on which it happened. */
export function occurredOn(event: FundEvent): LocalDate {
  switch (event.type) {
    case 'FundOpened':
      return event.openedOn
    case 'CommitmentMade':
      return event.committedOn
    case 'CapitalReserved':
      return event.reservedOn
    case 'CapitalInvested':
      return event.investedOn
    case 'CapitalReleased':
      return event.releasedOn
    default:
      return event satisfies never
  }
}
