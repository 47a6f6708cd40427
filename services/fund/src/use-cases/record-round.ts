import type { CommandCall, EventStore, Outcome } from '@seedline/event-store'
import type { RecordRound } from '../cap-table/commands.ts'
import type { RoundToRecord } from '../cap-table/round.ts'
import { executeOnCapTable } from './on-cap-table.ts'

/** Enters a closed round on the enterprise's cap table. */
export async function recordRound(
  store: EventStore,
  round: RoundToRecord & Pick<RecordRound, 'dealVersion'>,
  call: CommandCall,
): Promise<Outcome> {
  const { at } = call.context
  return executeOnCapTable(store, { ...round, type: 'RecordRound', at }, call)
}
