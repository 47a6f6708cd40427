import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, entryOf, hasEntry, reject } from '@seedline/event-store'
import { compareNumeric, deriveId, type LocalDate, type Objection } from '@seedline/values'
import type { GivenId } from '../facts/ids.ts'
import { checkAuthorized, checkHeld, checkOrder, checkPositive, isUsed } from './checks.ts'
import type { CapTableEvent, StockCancelled, StockIssued, StockTransferred } from './events.ts'
import type { CapTableState } from './state.ts'

type Verdict = Decision<CapTableEvent>

export function issueStock(event: StockIssued, state: CapTableState): Verdict {
  const { stockClassId, holderId, securityId, quantity, issuedOn } = event
  const stockClass = entryOf(state.classes, stockClassId)
  if (stockClass === undefined)
    return reject(problemOf('STOCK_CLASS_UNKNOWN', { stock_class_id: stockClassId }))
  if (!hasEntry(state.holders, holderId))
    return reject(problemOf('HOLDER_UNKNOWN', { holder_id: holderId }))
  if (isUsed(securityId, state))
    return reject(problemOf('SECURITY_ID_TAKEN', { security_id: securityId }))
  const wrong =
    checkPositive(quantity) ??
    checkOrder(issuedOn, stockClass.name, stockClass.changedOn) ??
    // Before it quantities counted otherwise: yuan of registered capital, not shares.
    checkOrder(issuedOn, 'joint-stock conversion', state.unitsChangedOn) ??
    checkAuthorized(stockClass, quantity)
  return wrong ? reject(wrong) : accept(event)
}

export function transferStock(event: StockTransferred, state: CapTableState): Verdict {
  const { securityId, toHolderId, resultingSecurityId, transferredOn } = event
  if (!hasEntry(state.holders, toHolderId))
    return reject(problemOf('HOLDER_UNKNOWN', { holder_id: toHolderId }))
  const taken = takenFrom(event, transferredOn, state)
  if (!taken.ok) return taken
  const balanceSecurityId = taken.balanceSecurityId
  const fresh = freshIds([resultingSecurityId, balanceSecurityId], state)
  if (fresh) return reject(fresh)
  if (resultingSecurityId === balanceSecurityId)
    return reject(problemOf('SECURITY_ID_TAKEN', { security_id: securityId }))
  return accept({ ...event, balanceSecurityId })
}

export function cancelStock(event: StockCancelled, state: CapTableState): Verdict {
  const taken = takenFrom(event, event.cancelledOn, state)
  if (!taken.ok) return taken
  const { balanceSecurityId } = taken
  const fresh = freshIds([balanceSecurityId], state)
  return fresh ? reject(fresh) : accept({ ...event, balanceSecurityId })
}

type Taken =
  | { readonly ok: true; readonly balanceSecurityId: GivenId }
  | { readonly ok: false; readonly problem: Objection }

// What remains needs a balance security, and only what remains; its id is derived when not given.
function takenFrom(
  { securityId, quantity, balanceSecurityId }: StockTransferred | StockCancelled,
  date: LocalDate,
  state: CapTableState,
): Taken {
  const security = entryOf(state.securities, securityId)
  if (security === undefined)
    return reject(problemOf('SECURITY_UNKNOWN', { security_id: securityId }))
  const wrong =
    checkPositive(quantity) ??
    checkHeld(securityId, quantity, security.quantity) ??
    checkOrder(date, securityId, security.since)
  if (wrong) return reject(wrong)
  if (compareNumeric(quantity, security.quantity) < 0) {
    return { ok: true, balanceSecurityId: balanceSecurityId || derivedBalanceId(securityId) }
  }
  return balanceSecurityId === ''
    ? { ok: true, balanceSecurityId }
    : reject(problemOf('BALANCE_SECURITY_UNEXPECTED', { security_id: securityId }))
}

// A security is spent once, so what is derived from its id is as unique as it is.
const derivedBalanceId = (securityId: GivenId): GivenId =>
  deriveId('Security', securityId, 'balance')

/** The id of what a transfer makes where the request names none. */
export const derivedResultId = (securityId: GivenId): GivenId =>
  deriveId('Security', securityId, 'transferred')

function freshIds(ids: readonly GivenId[], state: CapTableState): Objection | undefined {
  const used = ids.find((id) => id !== '' && isUsed(id, state))
  return used === undefined ? undefined : problemOf('SECURITY_ID_TAKEN', { security_id: used })
}
