import { changedEach, entryOf, type Keyed, withEntry } from '@seedline/event-store'
import {
  addNumeric,
  type LocalDate,
  laterOf,
  type Numeric,
  numericOfWhole,
  sumNumeric,
  unitsPerOne,
} from '@seedline/values'
import {
  allocateWhole,
  exactRatio,
  type Quantities,
  type Ratio,
  splitQuantities,
} from './allocation.ts'
import type { StockClassConverted, StockClassSplit } from './events.ts'
import { securitiesOf } from './outstanding.ts'
import type { CapTableState, Grant, Plan, Security, StockClass } from './state.ts'

export function classSplit(state: CapTableState, event: StockClassSplit): CapTableState {
  const { stockClassId, splitOn } = event
  const split = entryOf(state.classes, stockClassId)
  if (split === undefined) return state
  const ratio = { numerator: event.ratioNumerator, denominator: event.ratioDenominator }
  const securities = securitiesOf(state, stockClassId)
  const after = splitQuantities(securities, ratio, split.type !== 'registered-capital')
  const plans = changedEach(state.plans, (plan) =>
    plan.classId === stockClassId ? splitPlan(plan, ratio, splitOn) : plan,
  )
  return {
    ...state,
    classes: withEntry(state.classes, stockClassId, splitClass(split, ratio, splitOn, after)),
    securities: requantified(state, after ?? new Map(), (each) => ({ ...each, since: splitOn })),
    plans,
    grants: changedEach(state.grants, (grant) =>
      entryOf(plans, grant.planId)?.classId === stockClassId
        ? splitGrant(grant, ratio, splitOn)
        : grant,
    ),
  }
}

type SplitOn = StockClassSplit['splitOn']

const splitClass = (
  split: StockClass,
  ratio: Ratio,
  changedOn: SplitOn,
  after: Quantities | undefined,
): StockClass => ({
  ...split,
  outstanding: after === undefined ? split.outstanding : sumNumeric([...after.values()]),
  authorized: split.authorized && times(split.authorized, ratio),
  changedOn,
  touchedOn: laterOf(split.touchedOn, changedOn),
})

const splitPlan = (plan: Plan, ratio: Ratio, since: SplitOn): Plan => ({
  ...plan,
  reserved: times(plan.reserved, ratio),
  granted: times(plan.granted, ratio),
  exercised: times(plan.exercised, ratio),
  since,
})

const splitGrant = (grant: Grant, ratio: Ratio, since: SplitOn): Grant => ({
  ...grant,
  outstanding: times(grant.outstanding, ratio),
  since,
})

// The decision made sure that every product is exact.
const times = (value: Numeric, ratio: Ratio): Numeric => exactRatio(value, ratio) ?? value

export function classConverted(state: CapTableState, event: StockClassConverted): CapTableState {
  const { fromStockClassId, toStockClassId, totalQuantity, convertedOn } = event
  const from = entryOf(state.classes, fromStockClassId)
  const to = entryOf(state.classes, toStockClassId)
  const securities = securitiesOf(state, fromStockClassId)
  if (from === undefined || to === undefined || securities.length === 0) return state
  const after = allocateWhole(totalQuantity.units / unitsPerOne, securities)
  const unitsChange = (from.type === 'registered-capital') !== (to.type === 'registered-capital')
  return {
    ...state,
    // Both: stock of the old class dated before would have been converted, too.
    classes: [
      changed(from, convertedOn, numericOfWhole(0n)),
      changed(to, convertedOn, addNumeric(to.outstanding, totalQuantity)),
    ].reduce((classes, each) => withEntry(classes, each.id, each), state.classes),
    securities: requantified(state, after, (each) => ({
      ...each,
      classId: to.id,
      since: convertedOn,
    })),
    plans: changedEach(state.plans, (plan) =>
      plan.classId === from.id ? { ...plan, classId: to.id, since: convertedOn } : plan,
    ),
    unitsChangedOn: unitsChange ? convertedOn : state.unitsChangedOn,
  }
}

const changed = (stockClass: StockClass, on: LocalDate, outstanding: Numeric): StockClass => ({
  ...stockClass,
  outstanding,
  changedOn: on,
  touchedOn: laterOf(stockClass.touchedOn, on),
})

const requantified = (
  { securities }: CapTableState,
  after: Quantities,
  change: (security: Security) => Security,
): Keyed<Security> =>
  changedEach(securities, (security) => {
    const quantity = after.get(security.id)
    return quantity === undefined ? security : change({ ...security, quantity })
  })
