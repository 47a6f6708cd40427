import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import { deriveId, ProblemError, problemKinds } from '@seedline/values'
import { deal } from '../deal/aggregate.ts'
import type { ApproveDeal } from '../deal/commands.ts'
import { decide } from '../deal/decide.ts'
import type { DealId, FundId } from '../facts/ids.ts'
import { fund } from '../fund/aggregate.ts'
import { decide as decideOnFund } from '../fund/decide.ts'

/** The second step of an approval, once its capital is reserved. Repeating it is harmless. */
export async function approveReserved(
  store: EventStore,
  approval: Omit<ApproveDeal, 'type' | 'at'>,
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

/**
 * Whether an error says that this command will never be accepted. Versions only grow, and neither
 * an approval nor an end is undone: what refused an approval once refuses it for good.
 */
export function isFinal(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return false
  const { kind, code } = error.problem
  const passes = problemKinds[kind].passes || kind === 'internal' || code === 'CONCURRENT_CHANGES'
  return !passes
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
