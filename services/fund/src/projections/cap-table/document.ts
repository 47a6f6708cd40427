import type { CapTableClass, CapTableSecurity } from '@seedline/contracts/fund/v1/cap_table_service'
import type { HolderKind } from '@seedline/contracts/fund/v1/deal_events'

/**
 * A cap table as it is kept: quantities are decimal strings, because 922 million shares in units
 * of 1e-10 outgrow the database's integers, and lists keep the order of recording, which breaks
 * ties when shares are rounded.
 */
export interface CapTableDocument {
  readonly enterpriseId: string
  readonly version: number
  readonly classes: readonly ClassDocument[]
  readonly holders: readonly HolderDocument[]
  readonly securities: readonly SecurityDocument[]
  readonly plans: readonly PlanDocument[]
  readonly grants: readonly GrantDocument[]
  /**
   * Something of it was reversed: the table without it can't be had from the document before, and is answered from the
   * stream. Its lists are empty.
   */
  readonly fromStream?: true
}

export type ClassDocument = Omit<CapTableClass, 'quantity'>

export interface HolderDocument {
  readonly holderId: string
  readonly name: string
  readonly kind: HolderKind
}

export interface SecurityDocument extends CapTableSecurity {
  readonly holderId: string
}

export interface PlanDocument {
  readonly stockPlanId: string
  readonly name: string
  readonly stockClassId: string
  readonly sharesReserved: string
  readonly granted: string
  readonly exercised: string
}

export interface GrantDocument {
  readonly securityId: string
  readonly holderId: string
  readonly stockPlanId: string
  /** Granted and not exercised. */
  readonly outstanding: string
}
