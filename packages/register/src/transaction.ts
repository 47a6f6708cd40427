/**
 * Transactions on a cap table as the public interface takes them. Quantities are decimal strings.
 */
export type Transaction =
  | DefineStockClass
  | NameStakeholder
  | IssueStock
  | TransferStock
  | CancelStock
  | SplitStockClass
  | ConvertStockClass
  | DefineStockPlan
  | AdjustStockPlanPool
  | IssueEquityCompensation
  | ExerciseEquityCompensation
  | StartVesting

export interface Price {
  readonly currency: string
  readonly amount: string
}

export interface Evidence {
  readonly kind:
    | 'resolution'
    | 'contract'
    | 'payment-proof'
    | 'registration'
    | 'announcement'
    | 'report'
    | 'other'
  readonly title: string
  readonly url?: string
  readonly sha256?: string
}

export interface Provenance {
  readonly source: string
  readonly confidence: 'verified' | 'reported' | 'unverified'
  readonly synthetic: boolean
}

export type HolderKind =
  | 'founder'
  | 'individual'
  | 'institution'
  | 'fund'
  | 'employee-platform'
  | 'public'

export interface DefineStockClass {
  readonly type: 'define-stock-class'
  readonly stockClassId: string
  readonly name: string
  readonly classType: 'common' | 'preferred' | 'registered-capital'
  readonly sharesAuthorized?: string
}

export interface NameStakeholder {
  readonly type: 'name-stakeholder'
  readonly holderId: string
  readonly name: string
  readonly kind: HolderKind
}

export interface IssueStock {
  readonly type: 'issue-stock'
  readonly securityId: string
  readonly holderId: string
  readonly stockClassId: string
  readonly quantity: string
  readonly sharePrice?: Price
  readonly issuedOn: string
  readonly resultingFromSecurityId?: string
  readonly evidence?: readonly Evidence[]
  readonly provenance?: Provenance
}

export interface TransferStock {
  readonly type: 'transfer-stock'
  readonly securityId: string
  readonly quantity: string
  readonly toHolderId: string
  readonly resultingSecurityId: string
  readonly balanceSecurityId?: string
  readonly transferredOn: string
  readonly sharePrice?: Price
}

export interface CancelStock {
  readonly type: 'cancel-stock'
  readonly securityId: string
  readonly quantity: string
  readonly balanceSecurityId?: string
  readonly cancelledOn: string
  readonly reason: string
}

export interface SplitStockClass {
  readonly type: 'split-stock-class'
  readonly stockClassId: string
  readonly ratioNumerator: number
  readonly ratioDenominator: number
  readonly splitOn: string
}

export interface ConvertStockClass {
  readonly type: 'convert-stock-class'
  readonly fromStockClassId: string
  readonly toStockClassId: string
  readonly totalQuantity: string
  readonly convertedOn: string
}

export interface DefineStockPlan {
  readonly type: 'define-stock-plan'
  readonly stockPlanId: string
  readonly name: string
  readonly stockClassId: string
  readonly sharesReserved: string
  readonly approvedOn?: string
}

export interface AdjustStockPlanPool {
  readonly type: 'adjust-stock-plan-pool'
  readonly stockPlanId: string
  readonly sharesReserved: string
  readonly adjustedOn: string
}

export interface IssueEquityCompensation {
  readonly type: 'issue-equity-compensation'
  readonly securityId: string
  readonly holderId: string
  readonly stockPlanId: string
  readonly quantity: string
  readonly exercisePrice?: Price
  readonly issuedOn: string
  readonly expiresOn?: string
}

export interface ExerciseEquityCompensation {
  readonly type: 'exercise-equity-compensation'
  readonly securityId: string
  readonly quantity: string
  readonly resultingSecurityIds: readonly string[]
  readonly exercisedOn: string
}

export interface StartVesting {
  readonly type: 'start-vesting'
  readonly securityId: string
  readonly vestingConditionId: string
  readonly startedOn: string
}
