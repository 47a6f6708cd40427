import type { Aggregate } from '@seedline/event-store'
import { evolve, free, type UsccClaimState } from './claim.ts'
import { type UsccClaimEvent, usccClaimEvents } from './events.ts'

/** Streams `uscc-<code>`: the registry's own business, on no topic. */
export const usccClaim: Aggregate<UsccClaimState, UsccClaimEvent> = {
  name: 'uscc',
  initial: free,
  evolve,
  codec: usccClaimEvents.codec,
}
