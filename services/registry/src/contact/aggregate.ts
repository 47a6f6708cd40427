import type { Aggregate } from '@seedline/event-store'
import { toldOf } from '@seedline/facts/events'
import { type ContactEvent, contactEvents } from './events.ts'
import { type ContactsState, evolve, noContacts } from './state.ts'

const bytesMost = 262_144

/** Streams `contact-<enterprise id>`: personal data, on no topic and in no read model. */
export const contact: Aggregate<ContactsState, ContactEvent> = {
  name: 'contact',
  initial: noContacts,
  evolve,
  codec: contactEvents.codec,
  // A withdrawal adds nothing to what is told, and is never turned away.
  answer: toldOf(['ContactStated', 'ContactEnded'], bytesMost),
}
