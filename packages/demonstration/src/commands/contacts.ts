import type { ContactData } from '../data.ts'
import { provenance } from '../evidence.ts'
import { ofEnterprise, type Steps, write } from '../steps.ts'

/** Whom to speak with at the enterprise: people who don't exist, under numbers that nobody has. */
export function stateContacts(steps: Steps, contacts: readonly ContactData[]): void {
  for (const { serial, ...contact } of contacts) {
    if (serial !== steps.enterprise.serial) continue
    write(steps, {
      what: `contact ${contact.purpose}`,
      path: ofEnterprise('contacts'),
      body: { ...contact, provenance },
    })
  }
}
