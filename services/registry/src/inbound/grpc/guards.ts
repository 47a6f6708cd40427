import { mayOfEvery, speaksFor } from '@seedline/contracts/ownership'
import { refusal } from '@seedline/contracts/refusals'
import type { EventStore } from '@seedline/event-store'
import type { Guards } from '@seedline/recording/requests'
import type { EnterpriseId } from '@seedline/values'
import { codeFor } from '../../projections/enterprise-list/own-code.ts'

/** What of a request names that to which it has to belong: whatever its operation declares as its owner. */
export const guardsOf = (store: EventStore): Guards<never> => ({
  // Whether there is such an enterprise is public; to whom it is refused, it isn't told apart all the same.
  async 'own-enterprise'({ values, actor, admits }) {
    if (mayOfEvery(actor, admits)) return undefined
    const uscc = await codeFor(actor, store, values.enterpriseId as EnterpriseId)
    if (!speaksFor(actor, uscc)) throw refusal('FACTS_OF_ANOTHER_ENTERPRISE')
    return undefined
  },
})
