import { DealOpened, RoundClosed, RoundReversed } from '@seedline/contracts/fund/v1/deal_events'
import { topicNames } from '@seedline/contracts/topics'
import type { View } from '@seedline/views'
import { closedBy, evolve, type RoundMoneyDocument, type RoundNews } from './document.ts'

/** What the rounds brought that funds closed: a document for each deal, found by its enterprise and its fund. */
export const roundMoneyView: View<RoundMoneyDocument, RoundNews> = {
  name: 'round_money',
  topics: [topicNames.fund.deal],
  decode,
  keyOf: (_news, { subject }) => subject,
  evolve,
  indexes: [{ fields: { enterpriseId: 1 } }, { fields: { fundId: 1 } }],
  foldVersion: 1,
}

function decode(type: string, data: Uint8Array): RoundNews | undefined {
  switch (type) {
    case 'seedline.fund.v1.DealOpened': {
      const { fundId, enterpriseId } = DealOpened.decode(data)
      return { type: 'Opened', fundId, enterpriseId }
    }
    case 'seedline.fund.v1.RoundClosed':
      return { type: 'Closed', ...closedBy(RoundClosed.decode(data)) }
    case 'seedline.fund.v1.RoundReversed':
      return { type: 'Reversed', closing: RoundReversed.decode(data).closingEventId }
    default:
      return undefined
  }
}
