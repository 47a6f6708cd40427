import type { EventStore, Outcome } from '@seedline/event-store'
import { deal } from '../deal/aggregate.ts'
import type { StartDueDiligence } from '../deal/commands.ts'
import { decide } from '../deal/decide.ts'
import { type CommandCall, optionsOf } from './command-call.ts'

/** Starts due diligence on a deal that was screened. */
export async function startDueDiligence(
  store: EventStore,
  step: Omit<StartDueDiligence, 'type' | 'at'>,
  call: CommandCall,
): Promise<Outcome> {
  const { at } = call.context
  return store.execute(
    deal,
    step.dealId,
    call.context,
    (state) => decide({ ...step, type: 'StartDueDiligence', at }, state),
    optionsOf(call),
  )
}
