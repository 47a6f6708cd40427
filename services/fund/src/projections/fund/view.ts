import { topicNames } from '@seedline/contracts/topics'
import type { View } from '@seedline/views'
import { type FundEvent, fundEvents } from '../../fund/events.ts'
import { evolve, type FundDocument } from './document.ts'

/** One document per fund. */
export const fundView: View<FundDocument, FundEvent> = {
  name: 'fund',
  topics: [topicNames.fund.fund],
  decode: fundEvents.codec.decode,
  keyOf: (event) => event.fundId,
  evolve,
  indexes: [
    { fields: { 'terms.openedOn': -1 } },
    { fields: { 'terms.managedBy': 1, 'terms.openedOn': -1 } },
  ],
  foldVersion: 4,
}
