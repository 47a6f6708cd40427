import { mayOfEvery } from '@seedline/contracts/ownership'
import { refusal } from '@seedline/contracts/refusals'
import type { EventStore } from '@seedline/event-store'
import type { Guards } from '@seedline/recording/requests'
import type { EnterpriseId } from '@seedline/values'
import type { DealId, FundId } from '../../facts/ids.ts'
import type { OpenedFund } from '../../fund/state.ts'
import { type Enterprises, isOfEnterprise } from '../../use-cases/enterprise-standing.ts'
import { expectDealOf, expectFundOf, expectStakeIn } from '../../use-cases/ownership.ts'
import type { HasStake } from '../../use-cases/stake.ts'

/** What is found of an owner: the fund, as it is stored. */
export type FundGuards = Guards<OpenedFund>

/** What of a request names that to which it has to belong: whatever its operation declares as its owner. */
export const guardsOf = (
  store: EventStore,
  hasStake: HasStake,
  enterprises: Enterprises,
): FundGuards => ({
  'managed-fund': ({ values, ...asker }) => expectFundOf(store, values.fundId as FundId, asker),
  'managed-deal': ({ values, ...asker }) => expectDealOf(store, values.dealId as DealId, asker),
  async enterprise({ values, ...asker }) {
    await expectStakeIn(hasStake, values.enterpriseId as EnterpriseId, asker)
    return undefined
  },
  async 'own-enterprise'({ values, admits, ...asker }) {
    if (mayOfEvery(asker.actor, admits)) return undefined
    if (await isOfEnterprise(enterprises, values.enterpriseId as EnterpriseId, asker))
      return undefined
    throw refusal('FACTS_OF_ANOTHER_ENTERPRISE')
  },
})
