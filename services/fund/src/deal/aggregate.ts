import type { Aggregate } from '@seedline/event-store'
import { dealCodec } from './codec.ts'
import type { DealEvent } from './events.ts'
import { type DealState, evolve, unopened } from './state.ts'

/** Streams `deal-<id>`: at most six events, so no snapshots. */
export const deal: Aggregate<DealState, DealEvent> = {
  name: 'deal',
  initial: unopened,
  evolve,
  codec: dealCodec,
}
