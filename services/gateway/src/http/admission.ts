import { expectRole } from '@seedline/contracts/admission'
import { refusal } from '@seedline/contracts/refusals'
import type { Actor, TokenVerifier } from '@seedline/service-kit'
import type { Request } from 'express'
import type { Admission } from '../rest/contract.ts'

/** Who calls, and the token that says so. */
export interface Caller {
  readonly actor: Actor
  readonly token: string
}

/** The bearer token of a request; '' when there is none. */
export const bearerToken = (request: Pick<Request, 'headers'>): string =>
  /^Bearer +([^\s]+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''

/**
 * Lets a caller in, or not. @throws ProblemError TOKEN_MISSING, TOKEN_INVALID, TOKEN_EXPIRED,
 * TOKEN_KEYS_UNAVAILABLE, ROLE_NOT_ALLOWED, THROUGH_BANK_DESK
 */
export const admit = async (
  verifier: Pick<TokenVerifier, 'verify'>,
  admits: Exclude<Admission, 'anyone'>,
  request: Pick<Request, 'headers'>,
): Promise<Caller> => {
  const token = bearerToken(request)
  if (token === '') throw refusal('TOKEN_MISSING')
  const actor = await verifier.verify(token)
  expectRole(admits, actor.roles)
  return { actor, token }
}
