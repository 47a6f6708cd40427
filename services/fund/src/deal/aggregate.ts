import { answerBytesMost } from '@seedline/contracts/bounds'
import type { Aggregate } from '@seedline/event-store'
import { toldWhole } from '@seedline/facts/events'
import { type DealEvent, dealEvents } from './events.ts'
import { type DealState, evolve, unopened } from './state.ts'

/** Streams `deal-<id>`: six events, and one more for each that is taken back or repeated after that; so no snapshots. */
export const deal: Aggregate<DealState, DealEvent> = {
  name: 'deal',
  initial: unopened,
  evolve,
  codec: dealEvents.codec,
  answer: toldWhole(dealEvents, answerBytesMost, 'fields'),
}
