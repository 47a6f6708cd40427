import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import { deal } from '../deal/aggregate.ts'
import type { WithdrawDeal } from '../deal/commands.ts'
import { decide } from '../deal/decide.ts'

/** Withdraws a deal; a process gives back what was reserved for it. */
export async function withdrawDeal(
  store: EventStore,
  step: Omit<WithdrawDeal, 'type' | 'at'>,
  call: CommandCall,
): Promise<Outcome> {
  const { at } = call.context
  return store.execute(
    deal,
    step.dealId,
    call.context,
    (state) => decide({ ...step, type: 'WithdrawDeal', at }, state),
    optionsOf(call),
  )
}
