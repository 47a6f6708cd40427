import { type LocalDate, type Numeric, numericOfUnits, subtractNumeric } from '@seedline/values'
import type { GivenId } from '../facts/ids.ts'
import type { StockCancelled, StockIssued, StockTransferred } from './events.ts'
import type { CapTableState, Security } from './state.ts'

export function stockIssued(state: CapTableState, event: StockIssued): CapTableState {
  const { securityId, quantity, issuedOn, dealId } = event
  const issued: Security = {
    id: securityId,
    holderId: event.holderId,
    classId: event.stockClassId,
    quantity,
    issuedQuantity: quantity,
    sharePrice: event.sharePrice,
    currency: event.currency,
    issuedOn,
    since: issuedOn,
    dealId,
    evidence: event.evidence,
    provenance: event.provenance,
  }
  return {
    ...replaced(state, undefined, [issued]),
    rounds: dealId === undefined ? state.rounds : new Set(state.rounds).add(dealId),
  }
}

export function stockTransferred(state: CapTableState, event: StockTransferred): CapTableState {
  const { securityId, quantity, transferredOn } = event
  const from = state.securities.get(securityId)
  if (from === undefined) return state
  const moved: Security = {
    id: event.resultingSecurityId,
    holderId: event.toHolderId,
    classId: from.classId,
    quantity,
    issuedQuantity: quantity,
    sharePrice: event.sharePrice,
    currency: event.currency,
    issuedOn: transferredOn,
    since: transferredOn,
    dealId: undefined,
    evidence: [],
    provenance: undefined,
  }
  const kept = balance(from, quantity, event.balanceSecurityId, transferredOn)
  return replaced(state, securityId, [moved, ...kept])
}

export function stockCancelled(state: CapTableState, event: StockCancelled): CapTableState {
  const { securityId, quantity, balanceSecurityId, cancelledOn } = event
  const from = state.securities.get(securityId)
  if (from === undefined) return state
  return replaced(state, securityId, balance(from, quantity, balanceSecurityId, cancelledOn))
}

// What stays with the holder is still what was once issued: price, day and papers go with it. Its
// issued quantity shrinks in proportion, rounded down where a split lies in between.
function balance(from: Security, gone: Numeric, id: GivenId, since: LocalDate): Security[] {
  const quantity = subtractNumeric(from.quantity, gone)
  if (quantity.units <= 0n) return []
  return [{ ...from, id, quantity, issuedQuantity: inProportion(from, quantity), since }]
}

function inProportion({ issuedQuantity, quantity }: Security, kept: Numeric): Numeric {
  return numericOfUnits((issuedQuantity.units * kept.units) / quantity.units)
}

function replaced(
  state: CapTableState,
  spent: GivenId | undefined,
  made: readonly Security[],
): CapTableState {
  const securities = new Map(state.securities)
  const usedIds = new Map(state.usedIds)
  if (spent !== undefined) securities.delete(spent)
  for (const security of made) {
    securities.set(security.id, security)
    usedIds.set(security.id, security.quantity)
  }
  return { ...state, securities, usedIds }
}
