import type { EventStore } from '@seedline/event-store'
import type { Guards } from '@seedline/recording/requests'
import type { EnterpriseId } from '@seedline/values'
import type { DealId, FundId } from '../../facts/ids.ts'
import type { OpenedFund } from '../../fund/state.ts'
import { expectDealOf, expectFundOf, expectStakeIn } from '../../use-cases/ownership.ts'
import type { HasStake } from '../../use-cases/stake.ts'

/** What is found of an owner: the fund, as it is stored. */
export type FundGuards = Guards<OpenedFund>

/** What of a request names that to which it has to belong: whatever its operation declares as its owner. */
export const guardsOf = (store: EventStore, hasStake: HasStake): FundGuards => ({
  'managed-fund': ({ values, ...asker }) => expectFundOf(store, values.fundId as FundId, asker),
  'managed-deal': ({ values, ...asker }) => expectDealOf(store, values.dealId as DealId, asker),
  async enterprise({ values, ...asker }) {
    await expectStakeIn(hasStake, values.enterpriseId as EnterpriseId, asker)
    return undefined
  },
})
