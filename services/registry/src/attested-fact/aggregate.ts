import { answerBytesMost } from '@seedline/contracts/bounds'
import type { Aggregate } from '@seedline/event-store'
import { toldWithRoomFor } from '../facts/room-to-take-back.ts'
import { type AttestedFactEvent, attestedFactEvents } from './events.ts'
import { type AttestedState, evolve, nothingAttested } from './state.ts'

/** Streams `attested_fact-<enterprise id>`: what was attested of one enterprise. */
export const attestedFact: Aggregate<AttestedState, AttestedFactEvent> = {
  name: 'attested_fact',
  initial: nothingAttested,
  evolve,
  codec: attestedFactEvents.codec,
  answer: toldWithRoomFor(['AttestedFactWithdrawn'], attestedFactEvents, answerBytesMost, 'fields'),
}
