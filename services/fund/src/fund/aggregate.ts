import { answerBytesMost } from '@seedline/contracts/bounds'
import type { Aggregate } from '@seedline/event-store'
import { toldOf } from '@seedline/facts/events'
import { type FundEvent, fundEvents } from './events.ts'
import { evolve, type FundState, unopened } from './state.ts'

/** Streams `fund-<id>`. */
export const fund: Aggregate<FundState, FundEvent> = {
  name: 'fund',
  initial: unopened,
  evolve,
  codec: fundEvents.codec,
  // Snapshots of earlier fold versions don't say who manages it or wants to hand it over, nor what a reversal leads back to.
  snapshot: { every: 200, foldVersion: 6 },
  answer: toldOf(
    [fundEvents.typeOf('FundOpened'), fundEvents.typeOf('CommitmentMade')],
    answerBytesMost,
  ),
}
