import { date, id, optional, provenance, recordedText } from '@seedline/contracts/kinds'
import { contactPurpose } from '@seedline/contracts/operations'
import * as messages from '@seedline/contracts/registry/v1/contact_events'
import { type EventOf, event, eventsOf, type Named } from '@seedline/facts/events'

const fact = { enterpriseId: id('Enterprise'), factId: id('ContactFact') }

/** The events of an enterprise's contacts, once. Nothing tells their content but the answer on contacts. */
export const contactEvents = eventsOf('seedline.registry.v1', {
  ContactStated: event(messages.ContactStated, {
    ...fact,
    name: recordedText,
    post: optional(recordedText, ''),
    telephone: optional(recordedText, ''),
    email: optional(recordedText, ''),
    purpose: contactPurpose,
    since: date,
    endedOn: optional(date, null),
    provenance: optional(provenance, null),
  }),
  ContactEnded: event(messages.ContactEnded, { ...fact, endedOn: date }),
  ContactWithdrawn: event(messages.ContactWithdrawn, { ...fact, reason: recordedText }),
})

export type ContactEvent = EventOf<typeof contactEvents>
export type ContactStated = Named<ContactEvent, 'ContactStated'>
