import type { Aggregate } from '@seedline/event-store'
import { type PortfolioPledgeEvent, portfolioPledgeEvents } from './events.ts'
import { evolve, neverBegun, type PortfolioPledgeState } from './state.ts'

/** Streams `portfolio_pledge-<id>`. */
export const portfolioPledge: Aggregate<PortfolioPledgeState, PortfolioPledgeEvent> = {
  name: 'portfolio_pledge',
  initial: neverBegun,
  evolve,
  codec: portfolioPledgeEvents.codec,
}
