import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import { stageRecord } from '../stage-record/aggregate.ts'
import type { ReverseRound } from '../stage-record/commands.ts'
import { decide } from '../stage-record/decide.ts'
import { reasonOnDeal } from '../stage-record/reverse-round.ts'
import { isFull } from './record-round.ts'

export type RoundToReverse = Omit<ReverseRound, 'type'>

/**
 * Takes back what a closed round said of a ladder. On one that is full it is recorded without the reason's text, for
 * which the deal is asked: no rung stands on for want of room.
 */
export async function reverseRound(
  store: EventStore,
  reversal: RoundToReverse,
  call: CommandCall,
): Promise<Outcome> {
  const record = (what: RoundToReverse): Promise<Outcome> =>
    store.execute(
      stageRecord,
      what.enterpriseId,
      call.context,
      (ladder) => decide({ type: 'ReverseRound', ...what }, ladder),
      optionsOf(call),
    )
  try {
    return await record(reversal)
  } catch (error) {
    if (!isFull(error)) throw error
    return record({ ...reversal, reason: reasonOnDeal })
  }
}
