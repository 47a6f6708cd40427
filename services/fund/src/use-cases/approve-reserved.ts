import type { CommandCall, EventStore, Outcome } from '@seedline/event-store'
import { deal } from '../deal/aggregate.ts'
import type { ApproveDeal } from '../deal/commands.ts'
import { decide } from '../deal/decide.ts'
import type { DealId, FundId } from '../facts/ids.ts'
import { boundTo } from './bound-to.ts'
import { callOfStep, executeOnFund, reservedFor } from './on-fund.ts'
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
        return boundTo(begun, version, decision, dealId)
      },
    },
    call,
    begunOn,
  )
}

/** The deal's version that the reservation of this command was decided on, while it stands. */
export async function begunBy(
  store: EventStore,
  ofFund: OfFund,
  commandId: string,
): Promise<number | undefined> {
  const reserved = await reservedFor(store, ofFund)
  return reserved?.approvalCommandId === commandId ? reserved.dealVersion : undefined
}

/** Gives back what a refused approval had reserved; does nothing where that was done already. */
export async function cancelReservation(
  store: EventStore,
  { fundId, dealId }: OfFund,
  call: CommandCall,
): Promise<void> {
  const { commandId: approvalCommandId } = call.context
  await executeOnFund(
    store,
    { type: 'CancelReservation', fundId, dealId, approvalCommandId },
    callOfStep(call, 'cancel-reservation'),
  )
}
