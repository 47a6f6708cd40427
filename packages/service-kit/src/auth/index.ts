export type { Actor } from './actor.ts'
export { allows, isRole, type Role, type Rule, roles } from './roles.ts'
export { tokenVerifier } from './token-verifier.ts'
export type {
  Environment,
  TokenVerifier,
  TokenVerifierOptions,
} from './token-verifier-types.ts'
export { verifierOf } from './verifier-of.ts'
