import type { Aggregate } from '@seedline/event-store'
import { ipRightBytesMost } from '../facts/history-bound.ts'
import { toldWithRoomFor } from '../facts/room-to-take-back.ts'
import { alsoBy, type KeepsWhose, nobodys } from '../facts/whose.ts'
import { type IpRightEvent, ipRightEvents } from './events.ts'
import { evolve, type IpRightState, unregistered } from './state.ts'

/** A right, and who recorded each event since it was registered, by its version: its view needs no more than the former. */
export type RecordedIpRight = IpRightState & KeepsWhose

/** Streams `ip_right-<id>`. */
export const ipRight: Aggregate<RecordedIpRight, IpRightEvent> = {
  name: 'ip_right',
  initial: { ...unregistered, whose: nobodys },
  evolve(state, event, by) {
    const after = evolve(state, event)
    // One that was withdrawn is registered anew: what its number stood for before is nobody's to take back again.
    const before = state.status === 'unregistered' ? nobodys : state.whose
    return { ...after, whose: alsoBy(before, String(after.count), by) }
  },
  codec: ipRightEvents.codec,
  answer: toldWithRoomFor(
    ['IpEntriesReversed', 'IpRightWithdrawn'],
    ipRightEvents,
    ipRightBytesMost,
  ),
}
