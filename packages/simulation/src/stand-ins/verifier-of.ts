import type { Actor } from '../../../service-kit/src/auth/actor.ts'
import { tokenInvalid } from '../../../service-kit/src/auth/token-problems.ts'
import type { TokenVerifier } from '../../../service-kit/src/auth/token-verifier-types.ts'

/** Here a token says who somebody is in plain words. */
export const tokenOf = (actor: Actor): string =>
  Buffer.from(JSON.stringify(actor)).toString('base64url')

const actorIn = (token: string): Actor =>
  JSON.parse(Buffer.from(token, 'base64url').toString()) as Actor

export const verifierOf = (): TokenVerifier => ({
  async verify(token) {
    if (token === undefined) throw tokenInvalid('malformed')
    return actorIn(token)
  },
  ready: async () => undefined,
  remembered: (token) => actorIn(token),
})
