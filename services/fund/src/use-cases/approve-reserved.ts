import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import { deriveId } from '@seedline/values'
import { deal } from '../deal/aggregate.ts'
import type { ApproveDeal } from '../deal/commands.ts'
import { decide } from '../deal/decide.ts'
import type { DealId, FundId } from '../facts/ids.ts'
import { fund } from '../fund/aggregate.ts'
import { decide as decideOnFund } from '../fund/decide.ts'

/** The second step of an approval, once its capital is reserved. Repeating it is harmless. */
export async function approveReserved(
  store: EventStore,
  approval: Omit<ApproveDeal, 'type' | 'at' | 'step'>,
  call: CommandCall,
): Promise<Outcome> {
  const { dealId, approvedAmount, approvedOn, evidence } = approval
  const { at } = call.context
  return store.execute(
    deal,
    dealId,
    call.context,
    (state) =>
      decide({ type: 'ApproveDeal', at, dealId, approvedAmount, approvedOn, evidence }, state),
    optionsOf(call),
  )
}

/** Gives back what a refused approval had reserved; does nothing where that was done already. */
export async function cancelReservation(
  store: EventStore,
  { fundId, dealId }: { readonly fundId: FundId; readonly dealId: DealId },
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
