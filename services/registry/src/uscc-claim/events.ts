import { id, uscc } from '@seedline/contracts/kinds'
import { UsccClaimed, UsccGivenUp } from '@seedline/contracts/registry/v1/uscc_claim_events'
import { type EventOf, event, eventsOf } from '@seedline/facts/events'

const claimed = { uscc, enterpriseId: id('Enterprise') }

/**
 * Which enterprise may carry a code; one stream per code, so that no two ever carry the same.
 * A claim precedes the enterprise's own event. Giving up precedes it too: a code that was given up is
 * free only once its holder's stream no longer carries it. So a process may die between the two
 * streams at any moment, and neither a code is doubled nor a registration blocked.
 */
export const usccClaimEvents = eventsOf('seedline.registry.v1', {
  UsccClaimed: event(UsccClaimed, claimed),
  UsccGivenUp: event(UsccGivenUp, claimed),
})

export type UsccClaimEvent = EventOf<typeof usccClaimEvents>
