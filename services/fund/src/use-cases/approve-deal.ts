import { causedBy, problemOf } from '@seedline/contracts/refusals'
import {
  type CommandCall,
  type Decision,
  type EventStore,
  type Outcome,
  optionsOf,
  reject,
} from '@seedline/event-store'
import { deriveId } from '@seedline/values'
import { deal } from '../deal/aggregate.ts'
import type { ApproveDeal } from '../deal/commands.ts'
import { decide } from '../deal/decide.ts'
import type { DealEvent } from '../deal/events.ts'
import type { DealState } from '../deal/state.ts'
import { fund } from '../fund/aggregate.ts'
import { decide as decideOnFund } from '../fund/decide.ts'
import { approveReserved, cancelReservation } from './approve-reserved.ts'
import { isFinal } from './is-final.ts'

export type Approval = Omit<ApproveDeal, 'type' | 'at'>

/**
 * Approves a deal in two steps: its amount is reserved on the fund's stream, whose optimistic lock
 * keeps all promises together from passing the commitments; then the deal's own stream records the
 * approval. A crash in between leaves a reservation too many, never one too few, and the process
 * `carry-on-approvals` finishes what was begun.
 */
export async function approveDeal(
  store: EventStore,
  approval: Approval,
  call: CommandCall,
): Promise<Outcome> {
  const { dealId } = approval
  const command: ApproveDeal = { ...approval, type: 'ApproveDeal', at: call.context.at }
  const { state, version } = await store.load(deal, dealId)
  const { expectedVersion } = call
  const current = expectedVersion === 0 || expectedVersion === version
  if (!current || !decide(command, state).ok || state.status === 'unopened') {
    // What can't be approved reserves nothing. A repeated command still gets its first outcome.
    const stays = (now: DealState) => stillRefused(decide(command, now), approval)
    return store.execute(deal, dealId, call.context, stays, optionsOf(call))
  }
  await reserve(store, { ...approval, fundId: state.fundId }, { ...call, decidedOn: version })
  return finish(store, { ...approval, fundId: state.fundId }, call)
}

function stillRefused(decision: Decision<DealEvent>, { dealId }: Approval): Decision<DealEvent> {
  return decision.ok ? reject(problemOf('APPROVAL_UNDER_WAY', { deal_id: dealId })) : decision
}

type OfFund = Approval & { readonly fundId: Extract<DealState, { fundId: unknown }>['fundId'] }

async function reserve(
  store: EventStore,
  approval: OfFund,
  call: CommandCall & { readonly decidedOn: number },
): Promise<void> {
  const { fundId, dealId, approvedAmount: amount, approvedOn, evidence } = approval
  const { commandId } = call.context
  await store.execute(
    fund,
    fundId,
    { ...call.context, commandId: deriveId('Command', commandId, 'reserve-capital') },
    (state) =>
      decideOnFund(
        {
          type: 'ReserveCapital',
          fundId,
          dealId,
          amount,
          reservedOn: approvedOn,
          approvalCommandId: commandId,
          expectedDealVersion: call.decidedOn,
          evidence,
        },
        state,
      ),
    { deadline: call.deadline },
  )
}

// From here on the approval is begun: whatever is not a final refusal may still come true.
async function finish(store: EventStore, approval: OfFund, call: CommandCall): Promise<Outcome> {
  try {
    return await approveReserved(store, approval, call)
  } catch (cause) {
    if (!isFinal(cause)) throw causedBy(cause, 'OUTCOME_UNKNOWN')
    // Should this fail, the process gives it back.
    await cancelReservation(store, approval, call).catch(() => undefined)
    throw cause
  }
}
