import type { Aggregate } from '@seedline/event-store'
import { toldWithRoomFor } from '../facts/room-to-take-back.ts'
import { type LicenceEvent, licenceEvents } from './events.ts'
import { emptyLicence, evolve, type LicenceState } from './state.ts'

/** The answer tells each fact twice: as it stands, and in its history. */
const bytesMost = 1_048_576

/** Streams `licence-<enterprise id>`. */
export const licence: Aggregate<LicenceState, LicenceEvent> = {
  name: 'licence',
  initial: emptyLicence,
  evolve,
  codec: licenceEvents.codec,
  answer: toldWithRoomFor(['LicenceFactWithdrawn'], licenceEvents, bytesMost, 'fields'),
}
