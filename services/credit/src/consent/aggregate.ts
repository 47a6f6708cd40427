import type { Aggregate } from '@seedline/event-store'
import { type ConsentEvent, consentEvents } from './events.ts'
import { type ConsentState, evolve, neverGranted } from './state.ts'

/** Streams `consent-<id>`, one for each bank and enterprise. */
export const consent: Aggregate<ConsentState, ConsentEvent> = {
  name: 'consent',
  initial: neverGranted,
  evolve,
  codec: consentEvents.codec,
}
