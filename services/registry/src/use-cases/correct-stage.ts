import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import { stageRecord } from '../stage-record/aggregate.ts'
import type { CorrectStage } from '../stage-record/commands.ts'
import { decide } from '../stage-record/decide.ts'
import { enterpriseDatesOf } from './enterprise-dates.ts'

/** What a person corrects of a rung. */
export type StageCorrection = Omit<CorrectStage, 'type' | 'at' | 'enterprise'>

/** Corrects a rung; what it said before stays in the history. */
export async function correctStage(
  store: EventStore,
  correction: StageCorrection,
  call: CommandCall,
): Promise<Outcome> {
  const { enterpriseId } = correction
  const { at } = call.context
  const known = await enterpriseDatesOf(store, enterpriseId)
  return store.execute(
    stageRecord,
    enterpriseId,
    call.context,
    (ladder) => decide({ type: 'CorrectStage', ...correction, at, enterprise: known }, ladder),
    optionsOf(call),
  )
}
