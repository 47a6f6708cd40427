import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, entryOf, reject, valuesOf } from '@seedline/event-store'
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
import { plansOn, securitiesOf } from './outstanding.ts'
import type { CapTableState, Security, StockClass } from './state.ts'

type Verdict = Decision<CapTableEvent>

export function splitClass(event: StockClassSplit, state: CapTableState): Verdict {
  const { stockClassId, ratioNumerator, ratioDenominator, splitOn } = event
  const stockClass = entryOf(state.classes, stockClassId)
  if (stockClass === undefined)
    return reject(problemOf('STOCK_CLASS_UNKNOWN', { stock_class_id: stockClassId }))
  if (ratioNumerator <= 0n || ratioDenominator <= 0n)
    return reject(problemOf('SPLIT_RATIO_NOT_POSITIVE'))
  const late = beforeWhatHappened(splitOn, stockClass)
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
  const grants = valuesOf(state.grants).filter(({ planId }) =>
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
  const from = entryOf(state.classes, fromStockClassId)
  const to = entryOf(state.classes, toStockClassId)
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
    beforeWhatHappened(convertedOn, from) ??
    beforeWhatHappened(convertedOn, to) ??
    faultOfPlans(from, event, state) ??
    checkAuthorized(to, totalQuantity) ??
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
  const unchanged = compareNumeric(from.outstanding, totalQuantity) === 0
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

// A split or conversion changes all of a class: dated before something that happened to any part of it, also to what
// is gone since, it would be told on the days in between as if that had never been.
const beforeWhatHappened = (
  date: LocalDate,
  { name, touchedOn }: StockClass,
): Objection | undefined => checkOrder(date, name, touchedOn)
