import type { Role } from '@seedline/contracts/roles'
import type { Actor } from './actor.ts'

/** Where the people of each role work in a development stack; no two of them share a fund's books by chance. */
const organisations: Readonly<Record<Role, string>> = {
  'fund-manager': 'first-fund-management',
  registrar: 'cluster-office',
  statistician: 'cluster-office',
  'bank-officer': 'development-bank',
  coach: 'development-sponsor',
  'pilot-operator': 'development-pilot-line',
  operator: 'seedline',
}

/** The organisation of that role's development identity. */
export const developmentOrganisationOf = (role: Role): string => organisations[role]

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
