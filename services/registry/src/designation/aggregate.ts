import { answerBytesMost } from '@seedline/contracts/bounds'
import type { Aggregate } from '@seedline/event-store'
import { toldWithRoomFor } from '../facts/room-to-take-back.ts'
import { type DesignationEvent, designationEvents } from './events.ts'
import { type DesignationsState, evolve, noDesignations } from './state.ts'

/** Streams `designation-<enterprise id>`: the designations of one enterprise. */
export const designation: Aggregate<DesignationsState, DesignationEvent> = {
  name: 'designation',
  initial: noDesignations,
  evolve,
  codec: designationEvents.codec,
  answer: toldWithRoomFor(
    ['DesignationReversed', 'DesignationRevocationReversed'],
    designationEvents,
    answerBytesMost,
    'fields',
  ),
}
