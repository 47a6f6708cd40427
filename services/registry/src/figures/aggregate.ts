import { answerBytesMost } from '@seedline/contracts/bounds'
import type { Aggregate } from '@seedline/event-store'
import { toldWhole } from '@seedline/facts/events'
import { type FiguresEvent, figuresEvents } from './events.ts'
import { evolve, type FiguresState, nothingStated } from './state.ts'

/** Room for some thirty withdrawals of usual reasons. */
const withdrawalBytesKept = 65_536

/** Streams `figures-<enterprise id>`: what one enterprise has stated. */
export const figures: Aggregate<FiguresState, FiguresEvent> = {
  name: 'figures',
  initial: nothingStated,
  evolve,
  codec: figuresEvents.codec,
  answer: {
    // Its page tells the fields of the events once more than its history.
    ...toldWhole(figuresEvents, answerBytesMost - withdrawalBytesKept, 'fields'),
    // A wrong entry can be taken back also where nothing more is stated.
    reserve: {
      bytes: withdrawalBytesKept,
      isFor: ({ type, data }) => figuresEvents.codec.decode(type, data).type === 'FiguresWithdrawn',
    },
  },
}
