import { answerBytesMost } from '@seedline/contracts/bounds'
import type { Aggregate } from '@seedline/event-store'
import { toldWithRoomFor } from '../facts/room-to-take-back.ts'
import { type FiguresEvent, figuresEvents } from './events.ts'
import { evolve, type FiguresState, nothingStated } from './state.ts'

/** Streams `figures-<enterprise id>`: what one enterprise has stated. */
export const figures: Aggregate<FiguresState, FiguresEvent> = {
  name: 'figures',
  initial: nothingStated,
  evolve,
  codec: figuresEvents.codec,
  // Its page tells the fields of the events once more than its history.
  answer: toldWithRoomFor(['FiguresWithdrawn'], figuresEvents, answerBytesMost, 'fields'),
}
