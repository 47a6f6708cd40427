import { topicNames } from '@seedline/contracts/topics'
import type { Messaging, Subscription } from '@seedline/messaging'
import { type Hearing, subscribeProcess } from '@seedline/recording/wiring'
import type { Clock } from '@seedline/values'
import { carryingPortfolios, carryPortfolios } from '../../processes/carry-portfolios.ts'
import type { ReservingParts } from '../../use-cases/reserve-pledge.ts'

/** Lets the process hear of portfolios, one step of each at a time. */
export const subscribeToPortfolios = (
  messaging: Pick<Messaging, 'subscribe'>,
  parts: Hearing & ReservingParts & { readonly clock: Clock },
): Promise<Subscription> =>
  subscribeProcess(messaging, parts, {
    name: carryingPortfolios.id,
    topics: [topicNames.credit.portfolio_pledge],
    process: carryPortfolios(parts),
  })
