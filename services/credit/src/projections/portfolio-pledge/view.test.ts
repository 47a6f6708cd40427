import { describe, expect, test } from '@jest/globals'
import { deliveries, eventMessages, foldView } from '@seedline/testing'
import { type PortfolioPledgeEvent, portfolioPledgeEvents } from '../../portfolio-pledge/events.ts'
import {
  begun,
  letGo,
  portfolioPledgeId,
  refused,
  reserved,
} from '../../testing/portfolio-samples.ts'
import { portfolioPledgeView } from './view.ts'

const of = { service: 'credit', aggregate: 'portfolio_pledge', id: portfolioPledgeId }
const messages = (events: readonly PortfolioPledgeEvent[]) =>
  eventMessages(of, events.map(portfolioPledgeEvents.codec.encode))
const folded = (...events: PortfolioPledgeEvent[]) =>
  foldView(portfolioPledgeView, messages(events)).get(portfolioPledgeId)

describe('A portfolio', () => {
  test('says while it runs what became of each right', () => {
    expect(folded(begun, reserved(0))).toMatchObject({
      status: 'PORTFOLIO_PLEDGE_STATUS_RESERVING',
      version: 2,
      rights: [
        { outcome: 'PORTFOLIO_RIGHT_OUTCOME_RESERVED' },
        { outcome: 'PORTFOLIO_RIGHT_OUTCOME_WAITING' },
        { outcome: 'PORTFOLIO_RIGHT_OUTCOME_WAITING' },
      ],
    })
    expect(folded(begun, reserved(0), refused(1), letGo(0))).toMatchObject({
      status: 'PORTFOLIO_PLEDGE_STATUS_LETTING_GO',
      rights: [
        { outcome: 'PORTFOLIO_RIGHT_OUTCOME_LET_GO' },
        { outcome: 'PORTFOLIO_RIGHT_OUTCOME_REFUSED', refusedWith: 'PLEDGE_STANDS' },
        { outcome: 'PORTFOLIO_RIGHT_OUTCOME_WAITING' },
      ],
    })
  })

  test('is the same however often and in whatever order its events come', () => {
    const all = messages([begun, reserved(0), refused(1), letGo(0)])
    const whole = foldView(portfolioPledgeView, all)
    for (const { messages: given } of deliveries(all))
      expect(foldView(portfolioPledgeView, given)).toEqual(whole)
  })
})
