import { entryOf, noEntries, withEntry } from '@seedline/event-store'
import { addNumeric, type LocalDate, numericOfWhole, subtractNumeric } from '@seedline/values'
import type {
  EquityCompensationExercised,
  EquityCompensationIssued,
  StockPlanDefined,
  StockPlanPoolAdjusted,
  VestingStarted,
} from './events.ts'
import { touched } from './evolve-class.ts'
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
  return withPlan(state, plan, approvedOn)
}

export function poolAdjusted(state: CapTableState, event: StockPlanPoolAdjusted): CapTableState {
  const plan = entryOf(state.plans, event.stockPlanId)
  return plan === undefined
    ? state
    : withPlan(
        state,
        { ...plan, reserved: event.sharesReserved, since: event.adjustedOn },
        event.adjustedOn,
      )
}

export function compensationIssued(
  state: CapTableState,
  event: EquityCompensationIssued,
): CapTableState {
  const { securityId: id, quantity, stockPlanId, issuedOn } = event
  const plan = entryOf(state.plans, stockPlanId)
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
    vestingStarts: noEntries(),
  }
  return {
    ...withPlan(state, { ...plan, granted: addNumeric(plan.granted, quantity) }, issuedOn),
    grants: withEntry(state.grants, id, grant),
    usedIds: withEntry(state.usedIds, id, quantity),
  }
}

// The shares themselves come by an issuance of their own, as in the Open Cap Format.
export function compensationExercised(
  state: CapTableState,
  event: EquityCompensationExercised,
): CapTableState {
  const { securityId, quantity, exercisedOn } = event
  const grant = entryOf(state.grants, securityId)
  const plan = grant && entryOf(state.plans, grant.planId)
  if (grant === undefined || plan === undefined) return state
  const outstanding = subtractNumeric(grant.outstanding, quantity)
  return {
    ...withPlan(state, { ...plan, exercised: addNumeric(plan.exercised, quantity) }, exercisedOn),
    grants: withEntry(state.grants, grant.id, { ...grant, outstanding, since: exercisedOn }),
  }
}

export function vestingStarted(state: CapTableState, event: VestingStarted): CapTableState {
  const { securityId, vestingConditionId, startedOn } = event
  const grant = entryOf(state.grants, securityId)
  if (grant === undefined) return state
  const vestingStarts = withEntry(grant.vestingStarts, vestingConditionId, startedOn)
  return { ...state, grants: withEntry(state.grants, grant.id, { ...grant, vestingStarts }) }
}

const withPlan = (state: CapTableState, plan: Plan, on: LocalDate): CapTableState => ({
  ...state,
  plans: withEntry(state.plans, plan.id, plan),
  classes: touched(state.classes, plan.classId, on),
})
