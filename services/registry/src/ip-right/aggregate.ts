import type { Aggregate } from '@seedline/event-store'
import { ipRightBytesMost } from '../facts/history-bound.ts'
import { toldWithRoomFor } from '../facts/room-to-take-back.ts'
import { type IpRightEvent, ipRightEvents } from './events.ts'
import { evolve, type IpRightState, unregistered } from './state.ts'

/** Streams `ip_right-<id>`. */
export const ipRight: Aggregate<IpRightState, IpRightEvent> = {
  name: 'ip_right',
  initial: unregistered,
  evolve,
  codec: ipRightEvents.codec,
  answer: toldWithRoomFor(
    ['IpEntriesReversed', 'IpRightWithdrawn'],
    ipRightEvents,
    ipRightBytesMost,
  ),
}
