import { topicNames } from '@seedline/contracts/topics'
import { recordingOf } from '@seedline/facts/answers'
import type { View } from '@seedline/views'
import { type FiguresEvent, figuresEvents } from '../../figures/events.ts'
import { evolve, type FiguresDocument, noFigures } from './document.ts'

/** One document per enterprise: what it has stated, and what stands of it in each period. */
export const figuresView: View<FiguresDocument, FiguresEvent> = {
  name: 'figures',
  topics: [topicNames.registry.figures],
  decode: figuresEvents.codec.decode,
  keyOf: (event) => event.enterpriseId,
  evolve: (data, event, meta) => evolve(data ?? noFigures, event, recordingOf(meta)),
  indexes: [{ fields: { periods: 1 } }],
  foldVersion: 2,
}
