import type { Aggregate } from '@seedline/event-store'
import { toldWithRoomFor } from '../facts/room-to-take-back.ts'
import { alsoBy, type KeepsWhose, nobodys, withoutEntry } from '../facts/whose.ts'
import { type LicenceEvent, licenceEvents } from './events.ts'
import { emptyLicence, evolve, type LicenceState } from './state.ts'

/** The answer tells each fact twice: as it stands, and in its history. */
const bytesMost = 1_048_576

/** What stands, and who recorded each fact and its end: its view needs no more than the former. */
export type RecordedLicence = LicenceState & KeepsWhose

/** Streams `licence-<enterprise id>`. */
export const licence: Aggregate<RecordedLicence, LicenceEvent> = {
  name: 'licence',
  initial: { ...emptyLicence, whose: nobodys },
  evolve(state, event, by) {
    const after = evolve(state, event)
    if (!licenceEvents.changes(event)) return { ...after, whose: state.whose }
    const { factId } = event
    const isGone = event.type === 'LicenceFactWithdrawn'
    const whose = isGone ? withoutEntry(state.whose, factId) : alsoBy(state.whose, factId, by)
    return { ...after, whose }
  },
  codec: licenceEvents.codec,
  answer: toldWithRoomFor(['LicenceFactWithdrawn'], licenceEvents, bytesMost, 'fields'),
}
