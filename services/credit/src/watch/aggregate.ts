import type { Aggregate } from '@seedline/event-store'
import { type WatchEvent, watchEvents } from './events.ts'
import { evolve, neverBegun, type WatchState } from './state.ts'

/** Streams `watch-<id>`, of the bank, what it watches, and why. */
export const watch: Aggregate<WatchState, WatchEvent> = {
  name: 'watch',
  initial: neverBegun,
  evolve,
  codec: watchEvents.codec,
}
