import { topicNames } from '@seedline/contracts/topics'
import type { View } from '@seedline/views'
import { type DealEvent, dealEvents } from '../../deal/events.ts'
import { type DealDocument, evolve } from './document.ts'

/** One document per deal. */
export const dealView: View<DealDocument, DealEvent> = {
  name: 'deal',
  topics: [topicNames.fund.deal],
  decode: dealEvents.codec.decode,
  keyOf: (event) => event.dealId,
  evolve,
  indexes: [
    { fields: { openedOn: -1 } },
    { fields: { fundId: 1, openedOn: -1 } },
    { fields: { enterpriseId: 1, openedOn: -1 } },
    { fields: { status: 1, openedOn: -1 } },
  ],
  foldVersion: 1,
}
