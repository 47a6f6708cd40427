import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import { deriveId } from '@seedline/values'
import { stageRecord } from '../stage-record/aggregate.ts'
import type { RecordStage } from '../stage-record/commands.ts'
import { decide } from '../stage-record/decide.ts'
import { enterpriseDatesOf } from './enterprise-dates.ts'

/** A rung as a person records it. */
export type StageToRecord = Omit<RecordStage, 'type' | 'rungId' | 'at' | 'enterprise'>

/** Records that an enterprise reached a rung; the rung's id is derived from the command's. */
export async function recordStage(
  store: EventStore,
  stage: StageToRecord,
  call: CommandCall,
): Promise<Outcome> {
  const { enterpriseId } = stage
  const { at, commandId } = call.context
  const known = await enterpriseDatesOf(store, enterpriseId)
  const rungId = deriveId('Rung', commandId)
  return store.execute(
    stageRecord,
    enterpriseId,
    call.context,
    (ladder) => decide({ type: 'RecordStage', ...stage, rungId, at, enterprise: known }, ladder),
    optionsOf(call),
  )
}
