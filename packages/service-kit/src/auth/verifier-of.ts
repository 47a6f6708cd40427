import type { z } from 'zod'
import type { authSettings, commonSettings } from '../settings/service-settings.ts'
import { tokenVerifier } from './token-verifier.ts'
import type { TokenVerifier } from './token-verifier-types.ts'

type VerifierSettings = z.infer<z.ZodObject<typeof authSettings>> &
  Pick<z.infer<z.ZodObject<typeof commonSettings>>, 'SEEDLINE_ENV'>

/** The verifier that a service's settings ask for. */
export const verifierOf = (settings: VerifierSettings): TokenVerifier =>
  tokenVerifier({
    jwksFile: settings.AUTH_JWKS_FILE,
    jwksUrl: settings.AUTH_JWKS_URL,
    issuer: settings.AUTH_ISSUER,
    audience: settings.AUTH_AUDIENCE,
    environment: settings.SEEDLINE_ENV,
  })
