import { topicNames } from '@seedline/contracts/topics'
import type { View } from '@seedline/views'
import { type CapTableEvent, capTableEvents } from '../../cap-table/events.ts'
import type { CapTableDocument } from './document.ts'
import { evolve } from './fold.ts'

/** One document per enterprise: who owns it. */
export const capTableView: View<CapTableDocument, CapTableEvent> = {
  name: 'cap_table',
  topics: [topicNames.fund.cap_table],
  decode: capTableEvents.codec.decode,
  keyOf: (event) => event.enterpriseId,
  evolve,
  foldVersion: 2,
}
