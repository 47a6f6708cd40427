import { entryOf, withEntry, withoutEntry } from '@seedline/event-store'
import {
  addNumeric,
  type LocalDate,
  type Numeric,
  numericOfUnits,
  subtractNumeric,
} from '@seedline/values'
import type { DealId, GivenId } from '../facts/ids.ts'
import type { StockCancelled, StockIssued, StockTransferred } from './events.ts'
import { touched } from './evolve-class.ts'
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
    ...replaced(state, undefined, [issued], issuedOn),
    ...(dealId !== undefined && {
      rounds: withEntry(state.rounds, dealId, true),
      reserved: withoutEntry(state.reserved, dealId),
      fundHolders: fundHoldersAfter(state, dealId),
    }),
  }
}

function fundHoldersAfter(state: CapTableState, dealId: DealId): CapTableState['fundHolders'] {
  const subscriptions = entryOf(state.reserved, dealId)?.closing.subscriptions ?? []
  return subscriptions.reduce(
    (known, { fundId, holderId }) =>
      fundId === undefined ? known : withEntry(known, fundId, holderId),
    state.fundHolders,
  )
}

export function stockTransferred(state: CapTableState, event: StockTransferred): CapTableState {
  const { securityId, quantity, transferredOn } = event
  const from = entryOf(state.securities, securityId)
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
  return replaced(state, from, [moved, ...kept], transferredOn)
}

export function stockCancelled(state: CapTableState, event: StockCancelled): CapTableState {
  const { securityId, quantity, balanceSecurityId, cancelledOn } = event
  const from = entryOf(state.securities, securityId)
  if (from === undefined) return state
  const kept = balance(from, quantity, balanceSecurityId, cancelledOn)
  return replaced(state, from, kept, cancelledOn)
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
  spent: Security | undefined,
  made: readonly Security[],
  on: LocalDate,
): CapTableState {
  let { securities, usedIds, classes } = state
  if (spent !== undefined) {
    securities = withoutEntry(securities, spent.id)
    classes = touched(classes, spent.classId, on, (all) => subtractNumeric(all, spent.quantity))
  }
  for (const security of made) {
    const { id, classId, quantity } = security
    securities = withEntry(securities, id, security)
    usedIds = withEntry(usedIds, id, quantity)
    classes = touched(classes, classId, on, (all) => addNumeric(all, quantity))
  }
  return { ...state, securities, usedIds, classes }
}
