import { problemOf } from '@seedline/contracts/refusals'
import {
  type CommandCall,
  type EventStore,
  entryOf,
  type Outcome,
  reject,
} from '@seedline/event-store'
import { deriveId } from '@seedline/values'
import { deal } from '../deal/aggregate.ts'
import type { ApproveDeal } from '../deal/commands.ts'
import { decide } from '../deal/decide.ts'
import type { DealId, FundId } from '../facts/ids.ts'
import { fund } from '../fund/aggregate.ts'
import { decide as decideOnFund } from '../fund/decide.ts'
import { boundTo } from './bound-to.ts'
import { executeSecond } from './second-step.ts'

interface OfFund {
  readonly fundId: FundId
  readonly dealId: DealId
}

/**
 * The second step of an approval, once its capital is reserved: `begunOn` is the deal's version that this was decided
 * on, where this call has just reserved it. Repeating it is harmless: once its reservation was given back it is refused,
 * also where the deal could be approved by now.
 */
export async function approveReserved(
  store: EventStore,
  { fundId, ...approval }: Omit<ApproveDeal, 'type' | 'at' | 'step'> & OfFund,
  call: CommandCall,
  begunOn?: number,
): Promise<Outcome> {
  const { dealId, approvedAmount, approvedOn, evidence } = approval
  const { at, commandId } = call.context
  return executeSecond(
    store,
    {
      aggregate: deal,
      id: dealId,
      first: () => begunBy(store, { fundId, dealId }, commandId),
      decide(state, version, begun) {
        const terms = { dealId, approvedAmount, approvedOn, evidence }
        const decision = decide({ type: 'ApproveDeal', at, ...terms }, state)
        if (!decision.ok) return decision
        return begun !== undefined
          ? boundTo(begun, version, decision, dealId)
          : reject(problemOf('COMMAND_GIVEN_BACK', { deal_id: dealId }))
      },
    },
    call,
    begunOn,
  )
}

/** The deal's version that the reservation of this command was decided on, while it stands. */
export async function begunBy(
  store: EventStore,
  { fundId, dealId }: OfFund,
  commandId: string,
): Promise<number | undefined> {
  const { state } = await store.load(fund, fundId)
  const allocation = state.status === 'open' ? entryOf(state.allocations, dealId) : undefined
  const held = allocation?.stage === 'reserved' && allocation.approvalCommandId === commandId
  return held ? allocation.dealVersion : undefined
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
