import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import { capTable } from '../cap-table/aggregate.ts'
import type { RecordRound } from '../cap-table/commands.ts'
import { decide } from '../cap-table/decide.ts'

/** Enters a closed round on the enterprise's cap table. */
export async function recordRound(
  store: EventStore,
  round: Omit<RecordRound, 'type' | 'at'>,
  call: CommandCall,
): Promise<Outcome> {
  const { at } = call.context
  return store.execute(
    capTable,
    round.enterpriseId,
    call.context,
    (state) => decide({ ...round, type: 'RecordRound', at }, state),
    optionsOf(call),
  )
}
