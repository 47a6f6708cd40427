import type { Aggregate } from '@seedline/event-store'
import { toldWhole } from '@seedline/facts/events'
import { ladderBytesMost, roundBytesKept } from '../facts/history-bound.ts'
import { alsoBy, type KeepsWhose, nobodys } from '../facts/whose.ts'
import { type StageRecordEvent, stageRecordEvents } from './events.ts'
import { reasonOnDeal } from './reverse-round.ts'
import { emptyLadder, evolve, type LadderState } from './state.ts'

/** Streams `stage_record-<enterprise id>`: one ladder per enterprise. */
export const stageRecord: Aggregate<LadderState & KeepsWhose, StageRecordEvent> = {
  name: 'stage_record',
  initial: { ...emptyLadder, whose: nobodys },
  evolve: (state, event, by) => ({
    ...evolve(state, event),
    whose: event.type === 'StageReached' ? alsoBy(state.whose, event.rungId, by) : state.whose,
  }),
  codec: stageRecordEvents.codec,
  answer: {
    ...toldWhole(stageRecordEvents, ladderBytesMost - roundBytesKept),
    reserve: {
      bytes: roundBytesKept,
      isFor: ({ type, data }) => isRoundAlone(stageRecordEvents.codec.decode(type, data)),
    },
  },
}

// Papers are many, and lie with the deal anyway.
function isRoundAlone(event: StageRecordEvent): boolean {
  if (event.type === 'StageReached') return event.round !== null && event.evidence.length === 0
  if (event.type === 'StageRoundReversed') return event.reason === reasonOnDeal
  if (event.type !== 'StageCorrected') return false
  return event.changes.round !== undefined && event.changes.evidence === undefined
}
