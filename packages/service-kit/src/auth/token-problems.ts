import { causedBy } from '@seedline/contracts/refusals'
import type { ProblemError } from '@seedline/values'

/** Why a token was refused, for the developer of a client; never what it held. */
export type TokenFault =
  | 'malformed'
  | 'algorithm'
  | 'key'
  | 'signature'
  | 'issuer'
  | 'audience'
  | 'not-yet-valid'
  | 'lifetime'
  | 'claims'

export const tokenInvalid = (reason: TokenFault, cause?: unknown): ProblemError =>
  causedBy(cause, 'TOKEN_INVALID', { reason })
