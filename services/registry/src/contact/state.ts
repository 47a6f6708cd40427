import { alsoBy, type KeepsWhose, nobodys, type Recorder, withoutEntry } from '../facts/whose.ts'
import { type ContactEvent, type ContactStated, contactEvents } from './events.ts'

export type Contact = Omit<ContactStated, 'type' | 'enterpriseId'>

/** Whom to speak with at one enterprise: what was withdrawn is not kept here. `entries` counts its events. */
export interface ContactsState extends KeepsWhose {
  readonly entries: number
  readonly contacts: readonly Contact[]
}

export const noContacts: ContactsState = { entries: 0, contacts: [], whose: nobodys }

export function evolve(state: ContactsState, event: ContactEvent, by: Recorder): ContactsState {
  const entries = state.entries + 1
  if (!contactEvents.changes(event)) return { ...state, entries }
  const { factId } = event
  const { contacts, whose } = state
  switch (event.type) {
    case 'ContactStated': {
      const { type: _, enterpriseId: __, ...contact } = event
      const all = [...contacts, contact].toSorted((a, b) =>
        a.since < b.since ? -1 : a.since > b.since ? 1 : 0,
      )
      return { entries, contacts: all, whose: alsoBy(whose, factId, by) }
    }
    case 'ContactEnded': {
      const { endedOn } = event
      const all = contacts.map((one) => (one.factId === factId ? { ...one, endedOn } : one))
      // Who ended it doesn't keep those whose it is from withdrawing it.
      return { entries, contacts: all, whose }
    }
    case 'ContactWithdrawn':
      return {
        entries,
        contacts: contacts.filter((one) => one.factId !== factId),
        whose: withoutEntry(whose, factId),
      }
    default:
      return event satisfies never
  }
}
