import { topicNames } from '@seedline/contracts/topics'
import type { Messaging, Subscription } from '@seedline/messaging'
import { type Hearing, subscribeProcess } from '@seedline/recording/wiring'
import type { Clock } from '@seedline/values'
import { carryingPortfolios, carryPortfolios } from '../../processes/carry-portfolios.ts'
import {
  type CarryWatchesParts,
  carryingWatches,
  carryWatches,
} from '../../processes/carry-watches.ts'
import { watchFacts, watchingFacts } from '../../processes/watch-facts.ts'
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

/** Lets what is watched be looked at as the registry's events come, and what follows be carried on. */
export async function subscribeToWatches(
  messaging: Pick<Messaging, 'subscribe'>,
  parts: Hearing & CarryWatchesParts,
): Promise<readonly Subscription[]> {
  const { registry, credit } = topicNames
  return [
    await subscribeProcess(messaging, parts, {
      name: watchingFacts.id,
      topics: [registry.ip_right, registry.enterprise, registry.stage_record],
      process: watchFacts(parts),
    }),
    await subscribeProcess(messaging, parts, {
      name: carryingWatches.id,
      topics: [credit.pledge, credit.consent, credit.watch],
      process: carryWatches(parts),
    }),
  ]
}
