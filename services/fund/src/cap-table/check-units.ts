import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import {
  compareNumeric,
  formatNumeric,
  type LocalDate,
  type Numeric,
  type Objection,
  unitsPerOne,
} from '@seedline/values'
import { allocateWhole, exactRatio, isWhole, splitQuantities } from './allocation.ts'
import { checkAuthorized, checkOrder, checkPositive } from './checks.ts'
import type { CapTableEvent, StockClassConverted, StockClassSplit } from './events.ts'
import { plansOn, quantityOf, securitiesOf } from './outstanding.ts'
import type { CapTableState, Security, StockClass } from './state.ts'

type Verdict = Decision<CapTableEvent>

export function splitClass(event: StockClassSplit, state: CapTableState): Verdict {
  const { stockClassId, ratioNumerator, ratioDenominator, splitOn } = event
  const stockClass = state.classes.get(stockClassId)
  if (stockClass === undefined)
    return reject(problemOf('STOCK_CLASS_UNKNOWN', { stock_class_id: stockClassId }))
  if (ratioNumerator <= 0n || ratioDenominator <= 0n)
    return reject(problemOf('SPLIT_RATIO_NOT_POSITIVE'))
  const late = beforeAnyOf(splitOn, stockClass, state)
  if (late) return reject(late)
  const ratio = { numerator: ratioNumerator, denominator: ratioDenominator }
  const securities = securitiesOf(state, stockClassId)
  const inShares = stockClass.type !== 'registered-capital'
  const exact =
    splitQuantities(securities, ratio, inShares) !== undefined &&
    dependents(stockClass, state).every((quantity) => exactRatio(quantity, ratio) !== undefined)
  const facts = {
    stock_class_id: stockClassId,
    numerator: ratioNumerator,
    denominator: ratioDenominator,
  }
  return exact ? accept(event) : reject(problemOf('SPLIT_NOT_EXACT', facts))
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
  if (from === undefined)
    return reject(problemOf('STOCK_CLASS_UNKNOWN', { stock_class_id: fromStockClassId }))
  if (to === undefined)
    return reject(problemOf('STOCK_CLASS_UNKNOWN', { stock_class_id: toStockClassId }))
  if (from.id === to.id)
    return reject(problemOf('CLASS_CONVERTED_TO_ITSELF', { stock_class_id: from.id }))
  const wrongTotal = checkPositive(totalQuantity) ?? checkWhole(totalQuantity)
  if (wrongTotal) return reject(wrongTotal)
  const securities = securitiesOf(state, from.id)
  if (securities.length === 0) return reject(problemOf('CLASS_EMPTY', { stock_class_id: from.id }))
  const wrong =
    beforeAnyOf(convertedOn, from, state) ??
    beforeAnyOf(convertedOn, to, state) ??
    faultOfPlans(from, event, state) ??
    checkAuthorized(to, totalQuantity, state) ??
    tooCoarse(event, securities)
  return wrong ? reject(wrong) : accept(event)
}

const checkWhole = (total: Numeric): Objection | undefined =>
  isWhole(total)
    ? undefined
    : problemOf('CONVERSION_TOTAL_NOT_WHOLE', { total_quantity: formatNumeric(total) })

function faultOfPlans(
  from: StockClass,
  { totalQuantity }: StockClassConverted,
  state: CapTableState,
): Objection | undefined {
  const plans = plansOn(state, from.id)
  if (plans.length === 0) return undefined
  const unchanged = compareNumeric(quantityOf(securitiesOf(state, from.id)), totalQuantity) === 0
  if (unchanged) return undefined
  return problemOf('CLASS_HAS_OPTIONS', {
    stock_class_id: from.id,
    stock_plan_ids: plans.map(({ id }) => id).join(', '),
  })
}

function tooCoarse(
  { totalQuantity }: StockClassConverted,
  securities: readonly Security[],
): Objection | undefined {
  const after = allocateWhole(totalQuantity.units / unitsPerOne, securities)
  const nothing = [...after.values()].some(({ units }) => units === 0n)
  return nothing
    ? problemOf('CONVERSION_TOO_COARSE', { total_quantity: formatNumeric(totalQuantity) })
    : undefined
}

// A split or conversion changes all of a class, so it can't be dated before any part of it.
function beforeAnyOf(
  date: LocalDate,
  stockClass: StockClass,
  state: CapTableState,
): Objection | undefined {
  const dates = [
    ...securitiesOf(state, stockClass.id).map(({ since }) => since),
    ...plansOn(state, stockClass.id).map(({ since }) => since),
    ...[...state.grants.values()]
      .filter(({ planId }) => state.plans.get(planId)?.classId === stockClass.id)
      .map(({ since }) => since),
    ...(stockClass.changedOn === undefined ? [] : [stockClass.changedOn]),
  ]
  const latest = dates.sort().at(-1)
  return checkOrder(date, stockClass.name, latest)
}
