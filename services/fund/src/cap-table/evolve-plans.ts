import { addNumeric, numericOfWhole, subtractNumeric } from '@seedline/values'
import type {
  EquityCompensationExercised,
  EquityCompensationIssued,
  StockPlanDefined,
  StockPlanPoolAdjusted,
  VestingStarted,
} from './events.ts'
import type { CapTableState, Grant, Plan } from './state.ts'

const none = numericOfWhole(0n)

export function planDefined(state: CapTableState, event: StockPlanDefined): CapTableState {
  const { stockPlanId: id, name, stockClassId, sharesReserved, approvedOn } = event
  const plan: Plan = {
    id,
    name,
    classId: stockClassId,
    reserved: sharesReserved,
    granted: none,
    exercised: none,
    approvedOn,
    since: approvedOn,
  }
  return withPlan(state, plan)
}

export function poolAdjusted(state: CapTableState, event: StockPlanPoolAdjusted): CapTableState {
  const plan = state.plans.get(event.stockPlanId)
  return plan === undefined
    ? state
    : withPlan(state, { ...plan, reserved: event.sharesReserved, since: event.adjustedOn })
}

export function compensationIssued(
  state: CapTableState,
  event: EquityCompensationIssued,
): CapTableState {
  const { securityId: id, quantity, stockPlanId, issuedOn } = event
  const plan = state.plans.get(stockPlanId)
  if (plan === undefined) return state
  const grant: Grant = {
    id,
    holderId: event.holderId,
    planId: stockPlanId,
    outstanding: quantity,
    exercisePrice: event.exercisePrice,
    currency: event.currency,
    issuedOn,
    expiresOn: event.expiresOn,
    since: issuedOn,
    vestingStarts: new Map(),
  }
  return {
    ...withPlan(state, { ...plan, granted: addNumeric(plan.granted, quantity) }),
    grants: new Map(state.grants).set(id, grant),
    usedIds: new Map(state.usedIds).set(id, quantity),
  }
}

// The shares themselves come by an issuance of their own, as in the Open Cap Format.
export function compensationExercised(
  state: CapTableState,
  event: EquityCompensationExercised,
): CapTableState {
  const { securityId, quantity, exercisedOn } = event
  const grant = state.grants.get(securityId)
  const plan = grant && state.plans.get(grant.planId)
  if (grant === undefined || plan === undefined) return state
  const outstanding = subtractNumeric(grant.outstanding, quantity)
  return {
    ...withPlan(state, { ...plan, exercised: addNumeric(plan.exercised, quantity) }),
    grants: new Map(state.grants).set(grant.id, { ...grant, outstanding, since: exercisedOn }),
  }
}

export function vestingStarted(state: CapTableState, event: VestingStarted): CapTableState {
  const { securityId, vestingConditionId, startedOn } = event
  const grant = state.grants.get(securityId)
  if (grant === undefined) return state
  const vestingStarts = new Map(grant.vestingStarts).set(vestingConditionId, startedOn)
  return { ...state, grants: new Map(state.grants).set(grant.id, { ...grant, vestingStarts }) }
}

const withPlan = (state: CapTableState, plan: Plan): CapTableState => ({
  ...state,
  plans: new Map(state.plans).set(plan.id, plan),
})
