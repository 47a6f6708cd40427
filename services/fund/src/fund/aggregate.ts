import type { Aggregate } from '@seedline/event-store'
import { type FundEvent, fundEvents } from './events.ts'
import { evolve, type FundState, unopened } from './state.ts'

/** Streams `fund-<id>`. */
export const fund: Aggregate<FundState, FundEvent> = {
  name: 'fund',
  initial: unopened,
  evolve,
  codec: fundEvents.codec,
  snapshot: { every: 200, foldVersion: 2 },
}
