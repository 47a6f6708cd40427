import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import { deal } from '../deal/aggregate.ts'
import type { StartDueDiligence } from '../deal/commands.ts'
import { decide } from '../deal/decide.ts'

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
