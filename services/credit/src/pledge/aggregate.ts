import type { Aggregate } from '@seedline/event-store'
import { type PledgeEvent, pledgeEvents } from './events.ts'
import { evolve, neverPledged, type PledgesState } from './state.ts'

/** Streams `pledge-<right's id>`: of any number of banks that come for a right, its one stream lets one through. */
export const pledge: Aggregate<PledgesState, PledgeEvent> = {
  name: 'pledge',
  initial: neverPledged,
  evolve,
  codec: pledgeEvents.codec,
}
