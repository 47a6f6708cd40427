export { allows, isRole, type Role, type Rule, roles } from '@seedline/contracts/roles'
export type { Actor } from './actor.ts'
export { type ServiceTokenSettings, serviceTokens } from './service-tokens.ts'
export { tokenVerifier } from './token-verifier.ts'
export type {
  Environment,
  TokenVerifier,
  TokenVerifierOptions,
} from './token-verifier-types.ts'
export { verifierOf } from './verifier-of.ts'
