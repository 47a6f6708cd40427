import type * as z from 'zod'
import type { developmentToken, developmentTokenRequest } from './schemas.ts'

/** Signs a token for a role, in development only. */
export type DevelopmentTokens = (
  wanted: z.output<typeof developmentTokenRequest>,
) => Promise<z.input<typeof developmentToken>>
