import type { Aggregate } from '@seedline/event-store'
import { type AlertEvent, alertEvents } from './events.ts'
import { type AlertState, evolve, neverRaised } from './state.ts'

/** Streams `alert-<id>`, of the bank and the version of the fact that it is told of. */
export const alert: Aggregate<AlertState, AlertEvent> = {
  name: 'alert',
  initial: neverRaised,
  evolve,
  codec: alertEvents.codec,
}
