import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import { stageRecord } from '../stage-record/aggregate.ts'
import type { ReverseRound } from '../stage-record/commands.ts'
import { decide } from '../stage-record/decide.ts'

export type RoundToReverse = Omit<ReverseRound, 'type'>

/** Takes back what a closed round said of a ladder. */
export async function reverseRound(
  store: EventStore,
  reversal: RoundToReverse,
  call: CommandCall,
): Promise<Outcome> {
  return store.execute(
    stageRecord,
    reversal.enterpriseId,
    call.context,
    (ladder) => decide({ type: 'ReverseRound', ...reversal }, ladder),
    optionsOf(call),
  )
}
