import type { Aggregate } from '@seedline/event-store'
import { toldWhole } from '@seedline/facts/events'
import { ladderBytesMost } from '../facts/history-bound.ts'
import { type StageRecordEvent, stageRecordEvents } from './events.ts'
import { emptyLadder, evolve, type LadderState } from './state.ts'

/** Streams `stage_record-<enterprise id>`: one ladder per enterprise. */
export const stageRecord: Aggregate<LadderState, StageRecordEvent> = {
  name: 'stage_record',
  initial: emptyLadder,
  evolve,
  codec: stageRecordEvents.codec,
  answer: toldWhole(stageRecordEvents, ladderBytesMost),
}
