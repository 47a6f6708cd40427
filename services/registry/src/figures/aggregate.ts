import { answerBytesMost } from '@seedline/contracts/bounds'
import type { Aggregate } from '@seedline/event-store'
import { toldWhole } from '@seedline/facts/events'
import { type FiguresEvent, figuresEvents } from './events.ts'
import { evolve, type FiguresState, nothingStated } from './state.ts'

/** Streams `figures-<enterprise id>`: what one enterprise has stated. */
export const figures: Aggregate<FiguresState, FiguresEvent> = {
  name: 'figures',
  initial: nothingStated,
  evolve,
  codec: figuresEvents.codec,
  // Its page tells the fields of the events once more than its history.
  answer: toldWhole(figuresEvents, answerBytesMost, 'fields'),
}
