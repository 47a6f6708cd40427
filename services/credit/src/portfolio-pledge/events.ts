import * as messages from '@seedline/contracts/credit/v1/portfolio_pledge_events'
import {
  date,
  evidences,
  id,
  list,
  money,
  object,
  optionalList,
  recordedText,
  streamVersion,
  uscc,
} from '@seedline/contracts/kinds'
import { ipFamily, portfolioRightsMax } from '@seedline/contracts/operations'
import { type EventOf, event, eventsOf, type Named } from '@seedline/facts/events'
import type { Id } from '@seedline/values'

export type PortfolioPledgeId = Id<'PortfolioPledge'>

const portfolioPledgeId = id('PortfolioPledge')
const ipRightId = id('IpRight')
const pledgeId = id('Pledge')

const right = object(
  messages.PortfolioRight,
  { family: ipFamily, number: recordedText, ipRightId, expectedRightVersion: streamVersion },
  { name: 'PortfolioRight' },
)

/** What happens to a pledge on several rights. */
export const portfolioPledgeEvents = eventsOf('seedline.credit.v1', {
  PortfolioPledgeBegun: event(
    messages.PortfolioPledgeBegun,
    {
      portfolioPledgeId,
      bank: recordedText,
      enterpriseId: id('Enterprise'),
      uscc,
      rights: list(right, { max: portfolioRightsMax }),
      secured: money,
      maturesOn: date,
      contractNumber: recordedText,
      loanCase: recordedText,
      begunOn: date,
      evidence: optionalList(evidences(10)),
    },
    { on: 'begunOn' },
  ),
  PortfolioRightReserved: event(
    messages.PortfolioRightReserved,
    { portfolioPledgeId, ipRightId, pledgeId, reservedOn: date },
    { on: 'reservedOn' },
  ),
  PortfolioRightRefused: event(
    messages.PortfolioRightRefused,
    { portfolioPledgeId, ipRightId, code: recordedText, refusedOn: date },
    { on: 'refusedOn' },
  ),
  PortfolioRightLetGo: event(
    messages.PortfolioRightLetGo,
    { portfolioPledgeId, ipRightId, pledgeId, letGoOn: date },
    { on: 'letGoOn' },
  ),
  PortfolioPledgePlaced: event(
    messages.PortfolioPledgePlaced,
    { portfolioPledgeId, placedOn: date },
    { on: 'placedOn' },
  ),
  PortfolioPledgeRefused: event(
    messages.PortfolioPledgeRefused,
    { portfolioPledgeId, refusedOn: date },
    { on: 'refusedOn' },
  ),
})

export type PortfolioPledgeEvent = EventOf<typeof portfolioPledgeEvents>
export type PortfolioPledgeBegun = Named<PortfolioPledgeEvent, 'PortfolioPledgeBegun'>
export type PortfolioRight = PortfolioPledgeBegun['rights'][number]
