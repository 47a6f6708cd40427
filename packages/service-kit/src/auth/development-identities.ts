import { developmentOrganisations, type Role } from '@seedline/contracts/roles'
import type { Actor } from './actor.ts'

/** The organisation of that role's development identity. */
export const developmentOrganisationOf = (role: Role): string => developmentOrganisations[role]

/** Who is meant, where it isn't the role's own development identity. */
export interface DevelopmentIdentity {
  readonly name?: string | undefined
  readonly person?: string | undefined
  readonly organisation?: string | undefined
}

/** Somebody for development: of the role's own organisation, and the same person each time, unless said. */
export const developmentActor = (
  role: Role,
  {
    name = role,
    person = role,
    organisation = developmentOrganisationOf(role),
  }: DevelopmentIdentity = {},
): Actor => ({
  subject: `development:${person}`,
  name,
  roles: [role],
  organisation,
})
