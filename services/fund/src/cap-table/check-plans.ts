import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, entryOf, hasEntry, reject } from '@seedline/event-store'
import {
  addNumeric,
  compareNumeric,
  formatNumeric,
  type Numeric,
  type Objection,
  sumNumeric,
} from '@seedline/values'
import { checkHeld, checkOrder, checkPool, checkPositive, isUsed } from './checks.ts'
import type {
  CapTableEvent,
  EquityCompensationExercised,
  EquityCompensationIssued,
  StockPlanDefined,
  StockPlanPoolAdjusted,
  VestingStarted,
} from './events.ts'
import type { CapTableState } from './state.ts'

type Verdict = Decision<CapTableEvent>

export function definePlan(event: StockPlanDefined, state: CapTableState): Verdict {
  const { stockPlanId, stockClassId, sharesReserved, approvedOn } = event
  if (hasEntry(state.plans, stockPlanId))
    return reject(problemOf('STOCK_PLAN_DEFINED_TWICE', { stock_plan_id: stockPlanId }))
  const stockClass = entryOf(state.classes, stockClassId)
  if (stockClass === undefined)
    return reject(problemOf('STOCK_CLASS_UNKNOWN', { stock_class_id: stockClassId }))
  const wrong =
    checkPositive(sharesReserved) ?? checkOrder(approvedOn, stockClass.name, stockClass.changedOn)
  return wrong ? reject(wrong) : accept(event)
}

export function adjustPool(event: StockPlanPoolAdjusted, state: CapTableState): Verdict {
  const { stockPlanId, sharesReserved, adjustedOn } = event
  const plan = entryOf(state.plans, stockPlanId)
  if (plan === undefined)
    return reject(problemOf('STOCK_PLAN_UNKNOWN', { stock_plan_id: stockPlanId }))
  const wrong =
    checkPool(plan, plan.granted, sharesReserved) ?? checkOrder(adjustedOn, plan.name, plan.since)
  return wrong ? reject(wrong) : accept(event)
}

export function issueCompensation(event: EquityCompensationIssued, state: CapTableState): Verdict {
  const { stockPlanId, holderId, securityId, quantity, issuedOn } = event
  const plan = entryOf(state.plans, stockPlanId)
  if (plan === undefined)
    return reject(problemOf('STOCK_PLAN_UNKNOWN', { stock_plan_id: stockPlanId }))
  if (!hasEntry(state.holders, holderId))
    return reject(problemOf('HOLDER_UNKNOWN', { holder_id: holderId }))
  if (isUsed(securityId, state))
    return reject(problemOf('SECURITY_ID_TAKEN', { security_id: securityId }))
  const changedOn = entryOf(state.classes, plan.classId)?.changedOn
  const wrong =
    checkPositive(quantity) ??
    checkPool(plan, addNumeric(plan.granted, quantity), plan.reserved) ??
    checkOrder(issuedOn, plan.name, plan.approvedOn) ??
    checkOrder(issuedOn, plan.name, changedOn)
  return wrong ? reject(wrong) : accept(event)
}

export function exerciseCompensation(
  event: EquityCompensationExercised,
  state: CapTableState,
): Verdict {
  const { securityId, quantity, exercisedOn } = event
  const grant = entryOf(state.grants, securityId)
  if (grant === undefined) return reject(problemOf('SECURITY_UNKNOWN', { security_id: securityId }))
  const wrong =
    checkPositive(quantity) ??
    checkHeld(securityId, quantity, grant.outstanding) ??
    checkOrder(exercisedOn, securityId, grant.since) ??
    faultOfResults(event, state)
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
): Objection | undefined {
  const known = [...new Set(resultingSecurityIds)]
    .map((id) => entryOf(state.usedIds, id))
    .filter((each): each is Numeric => each !== undefined)
  if (known.length === 0) return undefined
  const issued = sumNumeric(known)
  const order = compareNumeric(issued, quantity)
  const allKnown = known.length === new Set(resultingSecurityIds).size
  return order > 0 || (allKnown && order < 0)
    ? problemOf('EXERCISE_QUANTITY_MISMATCH', {
        security_id: securityId,
        exercised: formatNumeric(quantity),
        issued: formatNumeric(issued),
      })
    : undefined
}

export function startVesting(event: VestingStarted, state: CapTableState): Verdict {
  const { securityId, vestingConditionId } = event
  const grant = entryOf(state.grants, securityId)
  if (grant === undefined && !hasEntry(state.securities, securityId)) {
    return reject(problemOf('SECURITY_UNKNOWN', { security_id: securityId }))
  }
  const started = grant !== undefined && hasEntry(grant.vestingStarts, vestingConditionId)
  if (!started) return accept(event)
  const facts = { security_id: securityId, vesting_condition_id: vestingConditionId }
  return reject(problemOf('VESTING_ALREADY_STARTED', facts))
}
