import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import { deal } from '../deal/aggregate.ts'
import type { DeclineDeal } from '../deal/commands.ts'
import { decide } from '../deal/decide.ts'

/** Declines a deal; a process gives back what was reserved for it. */
export async function declineDeal(
  store: EventStore,
  step: Omit<DeclineDeal, 'type' | 'at'>,
  call: CommandCall,
): Promise<Outcome> {
  const { at } = call.context
  return store.execute(
    deal,
    step.dealId,
    call.context,
    (state) => decide({ ...step, type: 'DeclineDeal', at }, state),
    optionsOf(call),
  )
}
