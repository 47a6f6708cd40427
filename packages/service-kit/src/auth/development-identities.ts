import { developmentOrganisations, type Role } from '@seedline/contracts/roles'
import type { Actor } from './actor.ts'

/** The organisation of that role's development identity. */
export const developmentOrganisationOf = (role: Role): string => developmentOrganisations[role]

/** Somebody for development: of the role's own organisation, and the same person each time, unless said. */
export const developmentActor = (
  role: Role,
  {
    name = role,
    person = role,
    organisation = developmentOrganisationOf(role),
  }: { readonly name?: string; readonly person?: string; readonly organisation?: string } = {},
): Actor => ({
  subject: `development:${person}`,
  name,
  roles: [role],
  organisation,
})
