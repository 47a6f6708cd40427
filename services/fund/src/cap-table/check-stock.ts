import { accept, type Decision, reject } from '@seedline/event-store'
import {
  addNumeric,
  compareNumeric,
  deriveId,
  type LocalDate,
  type Problem,
} from '@seedline/values'
import type { GivenId } from '../facts/ids.ts'
import type { CapTableEvent, StockCancelled, StockIssued, StockTransferred } from './events.ts'
import { quantityOf, securitiesOf } from './outstanding.ts'
import {
  balanceSecurityUnexpected,
  dateOutOfOrder,
  exceedsAuthorizedShares,
  holderUnknown,
  quantityExceedsSecurity,
  quantityNotPositive,
  securityIdTaken,
  securityUnknown,
  stockClassUnknown,
} from './rejections.ts'
import type { CapTableState, StockClass } from './state.ts'

type Verdict = Decision<CapTableEvent>

export function issueStock(event: StockIssued, state: CapTableState): Verdict {
  const { stockClassId, holderId, securityId, quantity, issuedOn } = event
  const stockClass = state.classes.get(stockClassId)
  if (stockClass === undefined) return reject(stockClassUnknown(stockClassId))
  if (!state.holders.has(holderId)) return reject(holderUnknown(holderId))
  if (state.usedIds.has(securityId)) return reject(securityIdTaken(securityId))
  if (quantity.units <= 0n) return reject(quantityNotPositive(quantity))
  const wrong =
    before(issuedOn, stockClass.name, stockClass.changedOn) ??
    // Before it quantities counted otherwise: yuan of registered capital, not shares.
    before(issuedOn, 'joint-stock conversion', state.unitsChangedOn) ??
    overAuthorized(stockClass, event, state)
  return wrong ? reject(wrong) : accept(event)
}

function overAuthorized(
  { id, authorized }: StockClass,
  { quantity }: StockIssued,
  state: CapTableState,
): Problem | undefined {
  if (authorized === undefined) return undefined
  const would = addNumeric(quantityOf(securitiesOf(state, id)), quantity)
  return compareNumeric(would, authorized) > 0
    ? exceedsAuthorizedShares(id, would, authorized)
    : undefined
}

export function transferStock(event: StockTransferred, state: CapTableState): Verdict {
  const { securityId, toHolderId, resultingSecurityId, transferredOn } = event
  if (!state.holders.has(toHolderId)) return reject(holderUnknown(toHolderId))
  const taken = takenFrom(event, transferredOn, state)
  if (!taken.ok) return taken
  const balanceSecurityId = taken.balanceSecurityId
  const fresh = freshIds([resultingSecurityId, balanceSecurityId], state)
  if (fresh) return reject(fresh)
  if (resultingSecurityId === balanceSecurityId) return reject(securityIdTaken(securityId))
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
  | { readonly ok: false; readonly problem: Problem }

// What remains needs a balance security, and only what remains; its id is derived when not given.
function takenFrom(
  { securityId, quantity, balanceSecurityId }: StockTransferred | StockCancelled,
  date: LocalDate,
  state: CapTableState,
): Taken {
  const security = state.securities.get(securityId)
  if (security === undefined) return reject(securityUnknown(securityId))
  if (quantity.units <= 0n) return reject(quantityNotPositive(quantity))
  const order = compareNumeric(quantity, security.quantity)
  if (order > 0) return reject(quantityExceedsSecurity(securityId, quantity, security.quantity))
  const late = before(date, securityId, security.since)
  if (late) return reject(late)
  if (order < 0) {
    return { ok: true, balanceSecurityId: balanceSecurityId || derivedBalanceId(securityId) }
  }
  return balanceSecurityId === ''
    ? { ok: true, balanceSecurityId }
    : reject(balanceSecurityUnexpected(securityId))
}

// A security is spent once, so what is derived from its id is as unique as it is.
const derivedBalanceId = (securityId: GivenId): GivenId =>
  deriveId('Security', securityId, 'balance')

/** The id of what a transfer makes where the request names none. */
export const derivedResultId = (securityId: GivenId): GivenId =>
  deriveId('Security', securityId, 'transferred')

function freshIds(ids: readonly GivenId[], state: CapTableState): Problem | undefined {
  const used = ids.find((id) => id !== '' && state.usedIds.has(id))
  return used === undefined ? undefined : securityIdTaken(used)
}

/** Nothing may be dated before what it builds on: as-of answers fold by date. */
export const before = (
  date: LocalDate,
  what: string,
  since: LocalDate | undefined,
): Problem | undefined =>
  since !== undefined && date < since ? dateOutOfOrder(date, what, since) : undefined
