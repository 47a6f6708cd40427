import { accept, type Decision, reject } from '@seedline/event-store'
import {
  addNumeric,
  compareNumeric,
  type Numeric,
  type Problem,
  sumNumeric,
} from '@seedline/values'
import { before } from './check-stock.ts'
import type {
  CapTableEvent,
  EquityCompensationExercised,
  EquityCompensationIssued,
  StockPlanDefined,
  StockPlanPoolAdjusted,
  VestingStarted,
} from './events.ts'
import {
  exceedsPlanPool,
  exerciseQuantityMismatch,
  stockPlanDefinedTwice,
  stockPlanUnknown,
  vestingAlreadyStarted,
} from './plan-rejections.ts'
import {
  holderUnknown,
  quantityExceedsSecurity,
  quantityNotPositive,
  securityIdTaken,
  securityUnknown,
  stockClassUnknown,
} from './rejections.ts'
import type { CapTableState } from './state.ts'

type Verdict = Decision<CapTableEvent>

export function definePlan(event: StockPlanDefined, state: CapTableState): Verdict {
  const { stockPlanId, stockClassId, sharesReserved, approvedOn } = event
  if (state.plans.has(stockPlanId)) return reject(stockPlanDefinedTwice(stockPlanId))
  const stockClass = state.classes.get(stockClassId)
  if (stockClass === undefined) return reject(stockClassUnknown(stockClassId))
  if (sharesReserved.units <= 0n) return reject(quantityNotPositive(sharesReserved))
  const late = before(approvedOn, stockClass.name, stockClass.changedOn)
  return late ? reject(late) : accept(event)
}

export function adjustPool(event: StockPlanPoolAdjusted, state: CapTableState): Verdict {
  const { stockPlanId, sharesReserved, adjustedOn } = event
  const plan = state.plans.get(stockPlanId)
  if (plan === undefined) return reject(stockPlanUnknown(stockPlanId))
  if (compareNumeric(sharesReserved, plan.granted) < 0) {
    return reject(exceedsPlanPool(stockPlanId, plan.granted, sharesReserved))
  }
  const late = before(adjustedOn, plan.name, plan.since)
  return late ? reject(late) : accept(event)
}

export function issueCompensation(event: EquityCompensationIssued, state: CapTableState): Verdict {
  const { stockPlanId, holderId, securityId, quantity, issuedOn } = event
  const plan = state.plans.get(stockPlanId)
  if (plan === undefined) return reject(stockPlanUnknown(stockPlanId))
  if (!state.holders.has(holderId)) return reject(holderUnknown(holderId))
  if (state.usedIds.has(securityId)) return reject(securityIdTaken(securityId))
  if (quantity.units <= 0n) return reject(quantityNotPositive(quantity))
  const granted = addNumeric(plan.granted, quantity)
  if (compareNumeric(granted, plan.reserved) > 0) {
    return reject(exceedsPlanPool(stockPlanId, granted, plan.reserved))
  }
  const changedOn = state.classes.get(plan.classId)?.changedOn
  const late =
    before(issuedOn, plan.name, plan.approvedOn) ?? before(issuedOn, plan.name, changedOn)
  return late ? reject(late) : accept(event)
}

export function exerciseCompensation(
  event: EquityCompensationExercised,
  state: CapTableState,
): Verdict {
  const { securityId, quantity, exercisedOn } = event
  const grant = state.grants.get(securityId)
  if (grant === undefined) return reject(securityUnknown(securityId))
  if (quantity.units <= 0n) return reject(quantityNotPositive(quantity))
  if (compareNumeric(quantity, grant.outstanding) > 0) {
    return reject(quantityExceedsSecurity(securityId, quantity, grant.outstanding))
  }
  const wrong = before(exercisedOn, securityId, grant.since) ?? faultOfResults(event, state)
  return wrong ? reject(wrong) : accept(event)
}

/**
 * The securities that an exercise names as its result may bear ids that no issuance does (the Open
 * Cap Format's own sample has one), or be issued later. Those that are known must not hold more
 * than was exercised; where all are known, not less either.
 */
function faultOfResults(
  { securityId, quantity, resultingSecurityIds }: EquityCompensationExercised,
  state: CapTableState,
): Problem | undefined {
  const known = [...new Set(resultingSecurityIds)]
    .map((id) => state.usedIds.get(id))
    .filter((each): each is Numeric => each !== undefined)
  if (known.length === 0) return undefined
  const issued = sumNumeric(known)
  const order = compareNumeric(issued, quantity)
  const allKnown = known.length === new Set(resultingSecurityIds).size
  return order > 0 || (allKnown && order < 0)
    ? exerciseQuantityMismatch(securityId, quantity, issued)
    : undefined
}

export function startVesting(event: VestingStarted, state: CapTableState): Verdict {
  const { securityId, vestingConditionId } = event
  const grant = state.grants.get(securityId)
  if (grant === undefined && !state.securities.has(securityId)) {
    return reject(securityUnknown(securityId))
  }
  return grant?.vestingStarts.has(vestingConditionId)
    ? reject(vestingAlreadyStarted(securityId, vestingConditionId))
    : accept(event)
}
