import { topicNames } from '@seedline/contracts/topics'
import { recordingOf } from '@seedline/facts/answers'
import type { View } from '@seedline/views'
import { type StageRecordEvent, stageRecordEvents } from '../../stage-record/events.ts'
import { emptyLadderDocument, evolve, type LadderDocument } from './document.ts'

/** One document per enterprise: its ladder as a page shows it. */
export const ladderView: View<LadderDocument, StageRecordEvent> = {
  name: 'ladder',
  topics: [topicNames.registry.stage_record],
  decode: stageRecordEvents.codec.decode,
  keyOf: (event) => event.enterpriseId,
  evolve: (data, event, meta) => evolve(data ?? emptyLadderDocument, event, recordingOf(meta)),
  foldVersion: 3,
}
