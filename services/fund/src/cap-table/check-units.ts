import { accept, type Decision, reject } from '@seedline/event-store'
import {
  addNumeric,
  compareNumeric,
  type LocalDate,
  type Problem,
  unitsPerOne,
} from '@seedline/values'
import { allocateWhole, exactRatio, isWhole, splitQuantities } from './allocation.ts'
import { before } from './check-stock.ts'
import type { CapTableEvent, StockClassConverted, StockClassSplit } from './events.ts'
import { plansOn, quantityOf, securitiesOf } from './outstanding.ts'
import {
  classConvertedToItself,
  classEmpty,
  classHasOptions,
  conversionTooCoarse,
  conversionTotalNotWhole,
  exceedsAuthorizedShares,
  quantityNotPositive,
  splitNotExact,
  splitRatioNotPositive,
  stockClassUnknown,
} from './rejections.ts'
import type { CapTableState, Security, StockClass } from './state.ts'

type Verdict = Decision<CapTableEvent>

export function splitClass(event: StockClassSplit, state: CapTableState): Verdict {
  const { stockClassId, ratioNumerator, ratioDenominator, splitOn } = event
  const stockClass = state.classes.get(stockClassId)
  if (stockClass === undefined) return reject(stockClassUnknown(stockClassId))
  if (ratioNumerator <= 0n || ratioDenominator <= 0n) return reject(splitRatioNotPositive())
  const late = beforeAnyOf(splitOn, stockClass, state)
  if (late) return reject(late)
  const ratio = { numerator: ratioNumerator, denominator: ratioDenominator }
  const securities = securitiesOf(state, stockClassId)
  const inShares = stockClass.type !== 'registered-capital'
  const exact =
    splitQuantities(securities, ratio, inShares) !== undefined &&
    dependents(stockClass, state).every((quantity) => exactRatio(quantity, ratio) !== undefined)
  return exact
    ? accept(event)
    : reject(splitNotExact(stockClassId, ratioNumerator, ratioDenominator))
}

// What a split multiplies besides the securities: authorised shares, plans and options.
function dependents({ id, authorized }: StockClass, state: CapTableState) {
  const plans = plansOn(state, id)
  const grants = [...state.grants.values()].filter(({ planId }) =>
    plans.some((plan) => plan.id === planId),
  )
  return [
    ...(authorized === undefined ? [] : [authorized]),
    ...plans.flatMap(({ reserved, granted, exercised }) => [reserved, granted, exercised]),
    ...grants.map(({ outstanding }) => outstanding),
  ]
}

export function convertClass(event: StockClassConverted, state: CapTableState): Verdict {
  const { fromStockClassId, toStockClassId, totalQuantity, convertedOn } = event
  const from = state.classes.get(fromStockClassId)
  const to = state.classes.get(toStockClassId)
  if (from === undefined) return reject(stockClassUnknown(fromStockClassId))
  if (to === undefined) return reject(stockClassUnknown(toStockClassId))
  if (from.id === to.id) return reject(classConvertedToItself(from.id))
  if (totalQuantity.units <= 0n) return reject(quantityNotPositive(totalQuantity))
  if (!isWhole(totalQuantity)) return reject(conversionTotalNotWhole(totalQuantity))
  const securities = securitiesOf(state, from.id)
  if (securities.length === 0) return reject(classEmpty(from.id))
  const wrong =
    beforeAnyOf(convertedOn, from, state) ??
    beforeAnyOf(convertedOn, to, state) ??
    faultOfPlans(from, event, state) ??
    faultOfTotal(to, event, state) ??
    tooCoarse(event, securities)
  return wrong ? reject(wrong) : accept(event)
}

function faultOfPlans(
  from: StockClass,
  { totalQuantity }: StockClassConverted,
  state: CapTableState,
): Problem | undefined {
  const plans = plansOn(state, from.id)
  if (plans.length === 0) return undefined
  const unchanged = compareNumeric(quantityOf(securitiesOf(state, from.id)), totalQuantity) === 0
  return unchanged
    ? undefined
    : classHasOptions(
        from.id,
        plans.map(({ id }) => id),
      )
}

function faultOfTotal(
  { id, authorized }: StockClass,
  { totalQuantity }: StockClassConverted,
  state: CapTableState,
): Problem | undefined {
  const would = addNumeric(quantityOf(securitiesOf(state, id)), totalQuantity)
  return authorized !== undefined && compareNumeric(would, authorized) > 0
    ? exceedsAuthorizedShares(id, would, authorized)
    : undefined
}

function tooCoarse(
  { totalQuantity }: StockClassConverted,
  securities: readonly Security[],
): Problem | undefined {
  const after = allocateWhole(totalQuantity.units / unitsPerOne, securities)
  const nothing = [...after.values()].some(({ units }) => units === 0n)
  return nothing ? conversionTooCoarse(totalQuantity) : undefined
}

// A split or conversion changes all of a class, so it can't be dated before any part of it.
function beforeAnyOf(
  date: LocalDate,
  stockClass: StockClass,
  state: CapTableState,
): Problem | undefined {
  const dates = [
    ...securitiesOf(state, stockClass.id).map(({ since }) => since),
    ...plansOn(state, stockClass.id).map(({ since }) => since),
    ...[...state.grants.values()]
      .filter(({ planId }) => state.plans.get(planId)?.classId === stockClass.id)
      .map(({ since }) => since),
    ...(stockClass.changedOn === undefined ? [] : [stockClass.changedOn]),
  ]
  const latest = dates.sort().at(-1)
  return before(date, stockClass.name, latest)
}
