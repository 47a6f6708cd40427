import { hash } from 'node:crypto'
import { causedBy, refusal } from '@seedline/contracts/refusals'
import { ProblemError } from '@seedline/values'
import { errors, type JWTVerifyOptions, jwtVerify } from 'jose'
import { LRUCache } from 'lru-cache'
import { isDevelopmentIssuer } from '../settings/development-guards.ts'
import type { Actor } from './actor.ts'
import { withoutDevelopmentKeys } from './development-key-guard.ts'
import { type KeySource, keySource, keysFromFile, keysFromUrl } from './key-source.ts'
import { actorOf, clockToleranceSeconds } from './token-claims.ts'
import { type TokenFault, tokenInvalid } from './token-problems.ts'
import type { TokenVerifier, TokenVerifierOptions } from './token-verifier-types.ts'

const longestToken = 8_192
const hour = 3_600
/** Keys that couldn't be read again for so long serve no longer, in ms: a withdrawn one ends by then. */
const expireAfterMs = 900_000

interface Remembered {
  readonly actor: Actor
  readonly expiresAtMs: number
}

/**
 * Verifies bearer tokens (ES256, PS256, EdDSA) and remembers the verified ones by their hash until
 * they expire or the keys change. @throws Error when the options would let development into production
 */
export function tokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  refuseUnsafe(options)
  const now = options.now ?? Date.now
  const known = new LRUCache<string, Remembered>({ max: options.cacheSize ?? 10_000 })
  const underWay = new Map<string, Promise<Actor>>()
  let generation = 0
  const keys = sourceOf(options, now, () => {
    generation += 1
    known.clear()
  })
  const verifyOnce = verification(options, keys, now)

  const find = (digest: string): Actor | undefined => {
    keys.touch()
    if (keys.expired()) return undefined
    const found = known.get(digest)
    if (found && now() < found.expiresAtMs) return found.actor
    if (found) known.delete(digest)
    return undefined
  }
  const verifyNew = (token: string, digest: string): Promise<Actor> => {
    const pending = underWay.get(digest)
    if (pending) return pending
    const startedWith = generation
    const verified = verifyOnce(token)
      .then((result) => {
        // Keys that changed meanwhile may no longer vouch for it: let the next call ask them.
        if (generation === startedWith) known.set(digest, result)
        return result.actor
      })
      .finally(() => underWay.delete(digest))
    underWay.set(digest, verified)
    return verified
  }
  return {
    remembered: (token) => find(digestOf(token)),
    async verify(token) {
      if (!token) throw refusal('TOKEN_MISSING')
      if (token.length > longestToken) throw tokenInvalid('malformed')
      const digest = digestOf(token)
      return find(digest) ?? verifyNew(token, digest)
    },
    async ready() {
      await keys.current()
    },
  }
}

const digestOf = (token: string): string => hash('sha256', token, 'base64')

function refuseUnsafe({ issuer, environment, jwksFile, jwksUrl }: TokenVerifierOptions): void {
  if ((jwksFile === undefined) === (jwksUrl === undefined)) {
    throw new Error('A token verifier needs exactly one of a JWKS file and a JWKS URL')
  }
  if (environment === 'development') return
  if (isDevelopmentIssuer(issuer)) {
    throw new Error(`Production does not accept the development issuer ${issuer}`)
  }
  if (jwksUrl !== undefined && !jwksUrl.startsWith('https://')) {
    throw new Error('Production fetches the keys that verify tokens over HTTPS only')
  }
}

function sourceOf(
  options: TokenVerifierOptions,
  now: () => number,
  onChange: () => void,
): KeySource {
  const { jwksFile, jwksUrl, environment } = options
  const load = jwksUrl === undefined ? keysFromFile(jwksFile ?? '') : keysFromUrl(jwksUrl)
  const trusted = environment === 'development' ? load : withoutDevelopmentKeys(load, jwksFile)
  return jwksUrl === undefined
    ? keySource({
        load: trusted,
        staleAfterMs: 30_000,
        expireAfterMs,
        cooldownMs: 1_000,
        now,
        onChange,
      })
    : keySource({
        load: trusted,
        staleAfterMs: 300_000,
        expireAfterMs,
        cooldownMs: 30_000,
        now,
        onChange,
      })
}

type Verification = (token: string) => Promise<Remembered>

function verification(
  options: TokenVerifierOptions,
  keys: KeySource,
  now: () => number,
): Verification {
  const maxLifetimeSeconds =
    options.maxLifetimeSeconds ?? (isDevelopmentIssuer(options.issuer) ? 12 * hour : hour)
  const attempt: Verification = async (token) => {
    const nowMs = now()
    const rules: JWTVerifyOptions = {
      issuer: options.issuer,
      audience: options.audience,
      algorithms: ['ES256', 'PS256', 'EdDSA'],
      requiredClaims: ['exp', 'iat', 'sub'],
      clockTolerance: clockToleranceSeconds,
      currentDate: new Date(nowMs),
    }
    const { payload } = await jwtVerify(token, await keys.current(), rules)
    return actorOf(payload, { maxLifetimeSeconds, nowMs })
  }
  return async (token) => {
    try {
      return await attempt(token).catch(async (fault: unknown) => {
        if (mayBeRotation(fault) && (await keys.renewed())) return attempt(token)
        throw fault
      })
    } catch (fault) {
      throw asProblem(fault)
    }
  }
}

const mayBeRotation = (fault: unknown): boolean =>
  fault instanceof errors.JWKSNoMatchingKey ||
  fault instanceof errors.JWSSignatureVerificationFailed

function asProblem(fault: unknown): ProblemError {
  if (fault instanceof ProblemError) return fault
  if (fault instanceof errors.JWTExpired) return causedBy(fault, 'TOKEN_EXPIRED')
  return tokenInvalid(faultOf(fault), fault)
}

function faultOf(fault: unknown): TokenFault {
  if (fault instanceof errors.JWTClaimValidationFailed) {
    if (fault.claim === 'iss') return 'issuer'
    if (fault.claim === 'aud') return 'audience'
    if (fault.claim === 'nbf') return 'not-yet-valid'
    return 'claims'
  }
  if (fault instanceof errors.JOSEAlgNotAllowed) return 'algorithm'
  if (fault instanceof errors.JWKSNoMatchingKey) return 'key'
  if (fault instanceof errors.JWKSMultipleMatchingKeys) return 'key'
  if (fault instanceof errors.JWSSignatureVerificationFailed) return 'signature'
  return 'malformed'
}
