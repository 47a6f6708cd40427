import type { Actor } from '@seedline/event-store'
import { organisationOf } from '@seedline/values'

/** What is between a bank and an enterprise, and somebody may see: his organisation's, in whichever of the two roles. */
export function within(actor: Actor, at = ''): Readonly<Record<string, unknown>> {
  const organisation = organisationOf(actor.organisation)
  const as = (role: string) => actor.roles.includes(role)
  return {
    $or: [
      ...(as('bank-officer') ? [{ [`${at}bank`]: organisation }] : []),
      ...(as('enterprise-officer') ? [{ [`${at}uscc`]: organisation.toUpperCase() }] : []),
    ],
  }
}
