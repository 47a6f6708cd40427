import type { EventStore } from '@seedline/event-store'
import type { Guards } from '@seedline/recording/requests'
import type { EnterpriseId } from '@seedline/values'
import type { DealId, FundId } from '../../facts/ids.ts'
import {
  expectDealOf,
  expectFundOf,
  expectStakeIn,
  type HasStake,
} from '../../use-cases/ownership.ts'

/** What of a request names that to which it has to belong: whatever its operation declares as its owner. */
export const guardsOf = (store: EventStore, hasStake: HasStake): Guards => ({
  'managed-fund': ({ values, ...asker }) => expectFundOf(store, values.fundId as FundId, asker),
  'managed-deal': ({ values, ...asker }) => expectDealOf(store, values.dealId as DealId, asker),
  enterprise: ({ values, ...asker }) =>
    expectStakeIn(hasStake, values.enterpriseId as EnterpriseId, asker),
})
