import type { Aggregate } from '@seedline/event-store'
import { deriveId } from '@seedline/values'
import { carrierBytesMost } from '../facts/history-bound.ts'
import { toldWithRoomFor } from '../facts/room-to-take-back.ts'
import { type CarrierEvent, type CarrierId, type CarrierKind, carrierEvents } from './events.ts'
import { type CarrierState, evolve, unrecorded } from './state.ts'

/** Streams `carrier-<id>`. */
export const carrier: Aggregate<CarrierState, CarrierEvent> = {
  name: 'carrier',
  initial: unrecorded,
  evolve,
  codec: carrierEvents.codec,
  answer: toldWithRoomFor(
    ['CarrierEntryReversed', 'CarrierReversed'],
    carrierEvents,
    carrierBytesMost,
  ),
}

/** The id of a carrier: of its kind and its name, however spaces, width and case of it were written. */
export const carrierIdOf = (kind: CarrierKind, nameZh: string): CarrierId =>
  deriveId('Carrier', kind, nameZh.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase())
