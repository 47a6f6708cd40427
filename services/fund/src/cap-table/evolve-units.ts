import { type Numeric, unitsPerOne } from '@seedline/values'
import type { GivenId } from '../facts/ids.ts'
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
  const split = state.classes.get(stockClassId)
  if (split === undefined) return state
  const ratio = { numerator: event.ratioNumerator, denominator: event.ratioDenominator }
  const securities = securitiesOf(state, stockClassId)
  const after = splitQuantities(securities, ratio, split.type !== 'registered-capital')
  const plans = mapValues(state.plans, (plan) =>
    plan.classId === stockClassId ? splitPlan(plan, ratio, splitOn) : plan,
  )
  return {
    ...state,
    classes: new Map(state.classes).set(stockClassId, splitClass(split, ratio, splitOn)),
    securities: requantified(state, after ?? new Map(), (each) => ({ ...each, since: splitOn })),
    plans,
    grants: mapValues(state.grants, (grant) =>
      plans.get(grant.planId)?.classId === stockClassId ? splitGrant(grant, ratio, splitOn) : grant,
    ),
  }
}

type SplitOn = StockClassSplit['splitOn']

const splitClass = (split: StockClass, ratio: Ratio, changedOn: SplitOn): StockClass => ({
  ...split,
  authorized: split.authorized && times(split.authorized, ratio),
  changedOn,
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
  const from = state.classes.get(fromStockClassId)
  const to = state.classes.get(toStockClassId)
  const securities = securitiesOf(state, fromStockClassId)
  if (from === undefined || to === undefined || securities.length === 0) return state
  const after = allocateWhole(totalQuantity.units / unitsPerOne, securities)
  const unitsChange = (from.type === 'registered-capital') !== (to.type === 'registered-capital')
  return {
    ...state,
    // Both: stock of the old class dated before would have been converted, too.
    classes: new Map(state.classes)
      .set(from.id, { ...from, changedOn: convertedOn })
      .set(to.id, { ...to, changedOn: convertedOn }),
    securities: requantified(state, after, (each) => ({
      ...each,
      classId: to.id,
      since: convertedOn,
    })),
    plans: mapValues(state.plans, (plan) =>
      plan.classId === from.id ? { ...plan, classId: to.id, since: convertedOn } : plan,
    ),
    unitsChangedOn: unitsChange ? convertedOn : state.unitsChangedOn,
  }
}

const requantified = (
  { securities }: CapTableState,
  after: Quantities,
  change: (security: Security) => Security,
): ReadonlyMap<GivenId, Security> =>
  mapValues(securities, (security) => {
    const quantity = after.get(security.id)
    return quantity === undefined ? security : change({ ...security, quantity })
  })

const mapValues = <V>(
  map: ReadonlyMap<GivenId, V>,
  change: (value: V) => V,
): ReadonlyMap<GivenId, V> => new Map([...map].map(([id, value]) => [id, change(value)]))
