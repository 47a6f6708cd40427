import type { CommandCall } from '@seedline/event-store'
import { callFor, eventOf, type Process, type ProcessName } from '@seedline/recording/processes'
import type { Clock } from '@seedline/values'
import { portfolioPledgeEvents } from '../portfolio-pledge/events.ts'
import { carryPortfolio } from '../use-cases/carry-portfolio.ts'
import type { ReservingParts } from '../use-cases/reserve-pledge.ts'

export const carryingPortfolios: ProcessName = {
  service: 'credit',
  id: 'carry-portfolios',
  title: '系统：办理组合质押 / System: a portfolio pledge carried on',
}

/** Each event of a portfolio leads to its next step, until it is placed or all was let go. */
export const carryPortfolios =
  ({ clock, ...parts }: ReservingParts & { readonly clock: Clock }): Process =>
  async (message, handling) => {
    const event = eventOf(message, portfolioPledgeEvents.codec.decode)
    const call: CommandCall = callFor(carryingPortfolios, message, clock(), handling)
    switch (event.type) {
      case 'PortfolioPledgeBegun':
      case 'PortfolioRightReserved':
      case 'PortfolioRightRefused':
      case 'PortfolioRightLetGo':
        await carryPortfolio(parts, event.portfolioPledgeId, call)
        return
      case 'PortfolioPledgePlaced':
      case 'PortfolioPledgeRefused':
        return
      default:
        event satisfies never
    }
  }
