import type { Aggregate } from '@seedline/event-store'
import { ipRightBytesMost } from '../facts/history-bound.ts'
import { toldWithRoomFor } from '../facts/room-to-take-back.ts'
import { alsoBy, type KeepsWhose, nobodys } from '../facts/whose.ts'
import { type IpRightEvent, ipRightEvents } from './events.ts'
import { evolve, type IpEntry, type IpRightState, unregistered } from './state.ts'

/** A right, and who recorded each event since it was registered, by its version: its view needs no more than the former. */
export type RecordedIpRight = IpRightState & KeepsWhose & KeepsReversed

/** What was recorded of a right and is taken back: a file may tell it once more. */
interface KeepsReversed {
  readonly reversed: readonly IpEntry[]
}

/** Streams `ip_right-<id>`. */
export const ipRight: Aggregate<RecordedIpRight, IpRightEvent> = {
  name: 'ip_right',
  initial: { ...unregistered, whose: nobodys, reversed: [] },
  evolve(state, event, by) {
    const after = evolve(state, event)
    // One that was withdrawn is registered anew: what its number stood for before is nobody's to take back again.
    const before = state.status === 'unregistered' ? nobodys : state.whose
    const whose = alsoBy(before, String(after.count), by)
    return { ...after, whose, reversed: reversedAfter(state, event) }
  },
  codec: ipRightEvents.codec,
  answer: toldWithRoomFor(
    ['IpEntriesReversed', 'IpRightWithdrawn'],
    ipRightEvents,
    ipRightBytesMost,
  ),
}

function reversedAfter(state: RecordedIpRight, event: IpRightEvent): readonly IpEntry[] {
  if (state.status === 'unregistered') return []
  if (event.type !== 'IpEntriesReversed') return state.reversed
  const taken = state.entries.filter(({ version }) => event.versions.includes(version))
  return [...state.reversed, ...taken]
}
