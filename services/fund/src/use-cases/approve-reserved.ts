import { problemOf } from '@seedline/contracts/refusals'
import {
  type CommandCall,
  type EventStore,
  entryOf,
  type Outcome,
  optionsOf,
  reject,
} from '@seedline/event-store'
import { deriveId } from '@seedline/values'
import { deal } from '../deal/aggregate.ts'
import type { ApproveDeal } from '../deal/commands.ts'
import { decide } from '../deal/decide.ts'
import type { DealId, FundId } from '../facts/ids.ts'
import { fund } from '../fund/aggregate.ts'
import { decide as decideOnFund } from '../fund/decide.ts'
import type { Reserved } from '../fund/state.ts'
import { boundTo } from './bound-to.ts'

interface OfFund {
  readonly fundId: FundId
  readonly dealId: DealId
}

/**
 * The second step of an approval, once its capital is reserved. Repeating it is harmless: once its reservation was given
 * back it is refused, also where the deal could be approved by now.
 */
export async function approveReserved(
  store: EventStore,
  { fundId, ...approval }: Omit<ApproveDeal, 'type' | 'at' | 'step'> & OfFund,
  call: CommandCall,
): Promise<Outcome> {
  const { dealId, approvedAmount, approvedOn, evidence } = approval
  const { at, commandId } = call.context
  const held = await reservationOf(store, { fundId, dealId }, commandId)
  return store.execute(
    deal,
    dealId,
    call.context,
    (state, version) => {
      const terms = { dealId, approvedAmount, approvedOn, evidence }
      const decision = decide({ type: 'ApproveDeal', at, ...terms }, state)
      if (!decision.ok) return decision
      return held
        ? boundTo(held.dealVersion, version, decision, dealId)
        : reject(problemOf('COMMAND_GIVEN_BACK', { deal_id: dealId }))
    },
    optionsOf(call),
  )
}

async function reservationOf(
  store: EventStore,
  { fundId, dealId }: OfFund,
  commandId: string,
): Promise<Reserved | undefined> {
  const { state } = await store.load(fund, fundId)
  const allocation = state.status === 'open' ? entryOf(state.allocations, dealId) : undefined
  const held = allocation?.stage === 'reserved' && allocation.approvalCommandId === commandId
  return held ? allocation : undefined
}

/** Gives back what a refused approval had reserved; does nothing where that was done already. */
export async function cancelReservation(
  store: EventStore,
  { fundId, dealId }: OfFund,
  { context, deadline }: CommandCall,
): Promise<void> {
  const { commandId: approvalCommandId } = context
  await store.execute(
    fund,
    fundId,
    { ...context, commandId: deriveId('Command', approvalCommandId, 'cancel-reservation') },
    (state) =>
      decideOnFund({ type: 'CancelReservation', fundId, dealId, approvalCommandId }, state),
    { deadline },
  )
}
