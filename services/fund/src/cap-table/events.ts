import type { EnterpriseId, Evidence, Provenance } from '@seedline/facts'
import type { Currency, LocalDate, Numeric } from '@seedline/values'
import type { HolderKind } from '../facts/holder-kind.ts'
import type { DealId, GivenId } from '../facts/ids.ts'

export const stockClassTypes = ['common', 'preferred', 'registered-capital'] as const

/** `registered-capital`: the 出资额 of a limited company, counted in units of one yuan. */
export type StockClassType = (typeof stockClassTypes)[number]

export interface StockClassDefined {
  readonly type: 'StockClassDefined'
  readonly enterpriseId: EnterpriseId
  readonly stockClassId: GivenId
  readonly name: string
  readonly classType: StockClassType
  /** Undefined: no limit is known. */
  readonly sharesAuthorized: Numeric | undefined
}

/** Named once or renamed. */
export interface StakeholderNamed {
  readonly type: 'StakeholderNamed'
  readonly enterpriseId: EnterpriseId
  readonly holderId: GivenId
  readonly name: string
  readonly kind: HolderKind
}

export interface StockIssued {
  readonly type: 'StockIssued'
  readonly enterpriseId: EnterpriseId
  readonly securityId: GivenId
  readonly holderId: GivenId
  readonly stockClassId: GivenId
  readonly quantity: Numeric
  /** Zero is a real price; undefined: no source gave one. */
  readonly sharePrice: Numeric | undefined
  readonly currency: Currency | undefined
  readonly issuedOn: LocalDate
  /** The security whose exercise or conversion this issuance results from; '' for none. */
  readonly resultingFromSecurityId: GivenId
  /** Set when a closed round issued it. */
  readonly dealId: DealId | undefined
  readonly evidence: readonly Evidence[]
  readonly provenance: Provenance | undefined
}

export interface StockTransferred {
  readonly type: 'StockTransferred'
  readonly enterpriseId: EnterpriseId
  readonly securityId: GivenId
  readonly quantity: Numeric
  readonly toHolderId: GivenId
  readonly resultingSecurityId: GivenId
  /** What the transferor keeps; '' when all was transferred. */
  readonly balanceSecurityId: GivenId
  readonly transferredOn: LocalDate
  readonly sharePrice: Numeric | undefined
  readonly currency: Currency | undefined
}

export interface StockCancelled {
  readonly type: 'StockCancelled'
  readonly enterpriseId: EnterpriseId
  readonly securityId: GivenId
  readonly quantity: Numeric
  /** What the holder keeps; '' when all was cancelled. */
  readonly balanceSecurityId: GivenId
  readonly cancelledOn: LocalDate
  readonly reason: string
}

export interface StockClassSplit {
  readonly type: 'StockClassSplit'
  readonly enterpriseId: EnterpriseId
  readonly stockClassId: GivenId
  readonly ratioNumerator: bigint
  readonly ratioDenominator: bigint
  readonly splitOn: LocalDate
}

export interface StockClassConverted {
  readonly type: 'StockClassConverted'
  readonly enterpriseId: EnterpriseId
  readonly fromStockClassId: GivenId
  readonly toStockClassId: GivenId
  readonly totalQuantity: Numeric
  readonly convertedOn: LocalDate
}

export interface StockPlanDefined {
  readonly type: 'StockPlanDefined'
  readonly enterpriseId: EnterpriseId
  readonly stockPlanId: GivenId
  readonly name: string
  readonly stockClassId: GivenId
  readonly sharesReserved: Numeric
  readonly approvedOn: LocalDate
}

export interface StockPlanPoolAdjusted {
  readonly type: 'StockPlanPoolAdjusted'
  readonly enterpriseId: EnterpriseId
  readonly stockPlanId: GivenId
  readonly sharesReserved: Numeric
  readonly adjustedOn: LocalDate
}

export interface EquityCompensationIssued {
  readonly type: 'EquityCompensationIssued'
  readonly enterpriseId: EnterpriseId
  readonly securityId: GivenId
  readonly holderId: GivenId
  readonly stockPlanId: GivenId
  readonly quantity: Numeric
  readonly exercisePrice: Numeric | undefined
  readonly currency: Currency | undefined
  readonly issuedOn: LocalDate
  readonly expiresOn: LocalDate | undefined
}

export interface EquityCompensationExercised {
  readonly type: 'EquityCompensationExercised'
  readonly enterpriseId: EnterpriseId
  readonly securityId: GivenId
  readonly quantity: Numeric
  readonly resultingSecurityIds: readonly GivenId[]
  readonly exercisedOn: LocalDate
}

export interface VestingStarted {
  readonly type: 'VestingStarted'
  readonly enterpriseId: EnterpriseId
  readonly securityId: GivenId
  readonly vestingConditionId: GivenId
  readonly startedOn: LocalDate
}

export type CapTableEvent =
  | StockClassDefined
  | StakeholderNamed
  | StockIssued
  | StockTransferred
  | StockCancelled
  | StockClassSplit
  | StockClassConverted
  | StockPlanDefined
  | StockPlanPoolAdjusted
  | EquityCompensationIssued
  | EquityCompensationExercised
  | VestingStarted

/** The local date on which it happened; classes and names bear none. */
export function occurredOn(event: CapTableEvent): LocalDate | undefined {
  switch (event.type) {
    case 'StockClassDefined':
    case 'StakeholderNamed':
      return undefined
    case 'StockIssued':
    case 'EquityCompensationIssued':
      return event.issuedOn
    case 'StockTransferred':
      return event.transferredOn
    case 'StockCancelled':
      return event.cancelledOn
    case 'StockClassSplit':
      return event.splitOn
    case 'StockClassConverted':
      return event.convertedOn
    case 'StockPlanDefined':
      return event.approvedOn
    case 'StockPlanPoolAdjusted':
      return event.adjustedOn
    case 'EquityCompensationExercised':
      return event.exercisedOn
    case 'VestingStarted':
      return event.startedOn
    default:
      return event satisfies never
  }
}
