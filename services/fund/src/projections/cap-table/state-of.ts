import { CapTableSecurity } from '@seedline/contracts/fund/v1/cap_table_service'
import { holderKind } from '@seedline/contracts/kinds'
import { stockClassType } from '@seedline/contracts/operations'
import { type Keyed, keyedOf, noEntries } from '@seedline/event-store'
import { localDate, numeric, numericOfWhole } from '@seedline/values'
import {
  type CapTableState,
  emptyCapTable,
  type Grant,
  type Holder,
  type Plan,
  type Security,
  type StockClass,
} from '../../cap-table/state.ts'
import type {
  CapTableDocument,
  ClassDocument,
  GrantDocument,
  HolderDocument,
  PlanDocument,
  SecurityDocument,
} from './document.ts'
import { kept } from './kept.ts'

/**
 * The state that a document stands for, as far as the fold needs it: what only decisions ask for
 * (used ids, the dates of latest changes, vesting, the sums of classes) is not kept and not restored.
 */
export const stateOf = (document: CapTableDocument): CapTableState => ({
  ...emptyCapTable,
  classes: byId(document.classes.map(classOf)),
  holders: byId(document.holders.map(holderOf)),
  securities: byId(document.securities.map(securityOf)),
  plans: byId(document.plans.map(planOf)),
  grants: byId(document.grants.map(grantOf)),
})

const byId = <T extends { readonly id: string }>(items: readonly T[]): Keyed<T> =>
  keyedOf(items.map((item) => [item.id, item] as const))

// A day before everything: the fold orders nothing by it.
const unknownDay = localDate('0001-01-01')

const classOf = (stored: ClassDocument): StockClass => ({
  id: stored.stockClassId,
  name: stored.name,
  type: stockClassType.recorded(stored.classType),
  authorized: kept.quantity.recorded(stored.sharesAuthorized),
  outstanding: numericOfWhole(0n),
  changedOn: undefined,
  touchedOn: undefined,
})

const holderOf = ({ holderId, name, kind }: HolderDocument): Holder => ({
  id: holderId,
  name,
  kind: holderKind.recorded(kind),
})

function securityOf(stored: SecurityDocument): Security {
  const { evidence, provenance, ...security } = CapTableSecurity.fromPartial(stored)
  const issuedOn = localDate(security.issuedOn)
  return {
    id: security.securityId,
    holderId: stored.holderId,
    classId: security.stockClassId,
    quantity: numeric(security.quantity),
    issuedQuantity: numeric(security.issuedQuantity),
    sharePrice: kept.quantity.recorded(security.sharePrice),
    currency: kept.currency.recorded(security.currency),
    issuedOn,
    since: issuedOn,
    dealId: kept.dealId.recorded(security.dealId),
    evidence: kept.evidence.recorded(evidence),
    provenance: kept.provenance.recorded(provenance),
  }
}

const planOf = (stored: PlanDocument): Plan => ({
  id: stored.stockPlanId,
  name: stored.name,
  classId: stored.stockClassId,
  reserved: numeric(stored.sharesReserved),
  granted: numeric(stored.granted),
  exercised: numeric(stored.exercised),
  approvedOn: unknownDay,
  since: unknownDay,
})

const grantOf = (stored: GrantDocument): Grant => ({
  id: stored.securityId,
  holderId: stored.holderId,
  planId: stored.stockPlanId,
  outstanding: numeric(stored.outstanding),
  exercisePrice: undefined,
  currency: undefined,
  issuedOn: unknownDay,
  expiresOn: undefined,
  since: unknownDay,
  vestingStarts: noEntries(),
})
