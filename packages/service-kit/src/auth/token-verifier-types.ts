import type { Actor } from './actor.ts'

export type Environment = 'development' | 'production'

export interface TokenVerifierOptions {
  /** JWKS document on disk. Exactly one of file and URL; both are read again now and then. */
  readonly jwksFile?: string | undefined
  /** JWKS over HTTP(S); HTTPS alone in production. */
  readonly jwksUrl?: string | undefined
  readonly issuer: string
  readonly audience: string
  readonly environment: Environment
  /** Verified tokens remembered, 10,000 by default. */
  readonly cacheSize?: number
  /** Longest accepted `exp - iat`, in seconds; 3,600 by default, 43,200 for the development issuer. */
  readonly maxLifetimeSeconds?: number
  /** Milliseconds since 1970; the wall clock by default. */
  readonly now?: () => number
}

export interface TokenVerifier {
  /**
   * The actor that the token names. Throws ProblemError: TOKEN_MISSING, TOKEN_INVALID, TOKEN_EXPIRED
   * (kind unauthenticated) or TOKEN_KEYS_UNAVAILABLE (kind unavailable).
   */
  verify(token: string | undefined): Promise<Actor>
  /**
   * Whether tokens can be verified: reads the keys unless they are fresh, so that a service is ready only
   * once and as long as it can verify. Throws as `verify`.
   */
  ready(): Promise<void>
  /** The actor when this very token was verified before and hasn't expired since. */
  remembered(token: string): Actor | undefined
}
