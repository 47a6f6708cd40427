import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import { deriveId } from '@seedline/values'
import { stageRecord } from '../stage-record/aggregate.ts'
import type { RecordRound } from '../stage-record/commands.ts'
import { decide } from '../stage-record/decide.ts'
import { enterpriseDatesOf } from './enterprise-dates.ts'

/** What a closed round says of a ladder. */
export type RoundToRecord = Omit<RecordRound, 'type' | 'rungId' | 'at' | 'enterprise'>

/** Records the rung that an enterprise reached by a closed round, or links the one that stands. */
export async function recordRound(
  store: EventStore,
  round: RoundToRecord,
  call: CommandCall,
): Promise<Outcome> {
  const { enterpriseId } = round
  const { at, commandId } = call.context
  const known = await enterpriseDatesOf(store, enterpriseId)
  const rungId = deriveId('Rung', commandId)
  return store.execute(
    stageRecord,
    enterpriseId,
    call.context,
    (ladder) => decide({ type: 'RecordRound', ...round, rungId, at, enterprise: known }, ladder),
    optionsOf(call),
  )
}
