import { topicNames } from '@seedline/contracts/topics'
import type { View } from '@seedline/views'
import { fundCodec } from '../../fund/codec.ts'
import type { FundEvent } from '../../fund/events.ts'
import { evolve, type FundDocument } from './document.ts'

/** One document per fund. */
export const fundView: View<FundDocument, FundEvent> = {
  name: 'fund',
  topics: [topicNames.fund.fund],
  decode: fundCodec.decode,
  keyOf: (event) => event.fundId,
  evolve,
  indexes: [{ fields: { 'terms.openedOn': -1 } }],
  foldVersion: 1,
}
