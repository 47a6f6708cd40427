import type { CommandCall, EventStore, Outcome } from '@seedline/event-store'
import { deriveId } from '@seedline/values'
import { fund } from '../fund/aggregate.ts'
import type { OpenFund } from '../fund/commands.ts'
import { decide } from '../fund/decide.ts'

export type FundToOpen = Omit<OpenFund, 'type' | 'fundId' | 'at'>

/** Opens a fund; its id follows from the command's, so that a repetition finds the first. */
export async function openFund(
  store: EventStore,
  terms: FundToOpen,
  call: CommandCall,
): Promise<Outcome> {
  const { at, commandId } = call.context
  const fundId = deriveId('Fund', commandId)
  return store.execute(
    fund,
    fundId,
    call.context,
    (state) => decide({ ...terms, type: 'OpenFund', fundId, at }, state),
    { deadline: call.deadline, likelyNew: true },
  )
}
