import { problemOf } from '@seedline/contracts/refusals'
import { hasEntry } from '@seedline/event-store'
import {
  addNumeric,
  compareNumeric,
  formatNumeric,
  type LocalDate,
  type Numeric,
  type Objection,
} from '@seedline/values'
import type { GivenId } from '../facts/ids.ts'
import type { CapTableState, Plan, StockClass } from './state.ts'

/** Nothing may be dated before what it builds on: as-of answers fold by date. */
export const checkOrder = (
  date: LocalDate,
  what: string,
  since: LocalDate | undefined,
): Objection | undefined =>
  since !== undefined && date < since
    ? problemOf('DATE_OUT_OF_ORDER', { date, what, since })
    : undefined

export const checkPositive = (quantity: Numeric): Objection | undefined =>
  quantity.units > 0n
    ? undefined
    : problemOf('QUANTITY_NOT_POSITIVE', { quantity: formatNumeric(quantity) })

/** No more can be taken of a security than is outstanding of it. */
export const checkHeld = (
  securityId: GivenId,
  quantity: Numeric,
  outstanding: Numeric,
): Objection | undefined =>
  compareNumeric(quantity, outstanding) > 0
    ? problemOf('QUANTITY_EXCEEDS_SECURITY', {
        security_id: securityId,
        quantity: formatNumeric(quantity),
        outstanding: formatNumeric(outstanding),
      })
    : undefined

/** With so many more, a class must not pass its authorised shares. */
export function checkAuthorized(
  { id, authorized, outstanding }: StockClass,
  more: Numeric,
): Objection | undefined {
  if (authorized === undefined) return undefined
  const would = addNumeric(outstanding, more)
  if (compareNumeric(would, authorized) <= 0) return undefined
  return problemOf('EXCEEDS_AUTHORIZED_SHARES', {
    stock_class_id: id,
    authorized: formatNumeric(authorized),
    would_be: formatNumeric(would),
  })
}

/** A plan must reserve what was granted of it. */
export const checkPool = (
  { id }: Plan,
  needed: Numeric,
  reserved: Numeric,
): Objection | undefined =>
  compareNumeric(needed, reserved) > 0
    ? problemOf('EXCEEDS_PLAN_POOL', {
        stock_plan_id: id,
        needed: formatNumeric(needed),
        reserved: formatNumeric(reserved),
      })
    : undefined

/** Whether a security ever bore this id, also one that was reversed. */
export const isUsed = (id: GivenId, { usedIds, reversedIds }: CapTableState): boolean =>
  hasEntry(usedIds, id) || hasEntry(reversedIds, id)
