import type { Role } from '@seedline/service-kit'

// Written out, because the kit's own list comes with a gRPC server that a command line has no use
// for.
const named: Readonly<Record<Role, true>> = {
  registrar: true,
  'fund-manager': true,
  'bank-officer': true,
  coach: true,
  'pilot-operator': true,
  statistician: true,
  operator: true,
}

export const roles = Object.keys(named) as readonly Role[]
