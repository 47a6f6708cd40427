import { faultOfOrganisation, organisationOf } from '@seedline/values'
import type { JWTPayload } from 'jose'
import { z } from 'zod'
import type { Actor } from './actor.ts'
import { tokenInvalid } from './token-problems.ts'

const text = z.string().min(1).max(200)

// Processes act inside a service and never by token, so nobody may pass for one.
const subject = text.refine((value) => !value.startsWith('process:'))

/** As everything compares it; one that looks like another's, or that nobody could see, is no claim. */
const organisation = text
  .refine((value) => faultOfOrganisation(value) === undefined)
  .transform(organisationOf)

const claims = z.object({
  sub: subject,
  name: text,
  org: organisation,
  roles: z.array(z.string().min(1).max(64)).max(32),
  iat: z.number(),
  exp: z.number(),
})

/** The actor and lifetime that verified claims state. @throws ProblemError TOKEN_INVALID */
export function actorOf(
  payload: JWTPayload,
  limits: { readonly maxLifetimeSeconds: number; readonly nowMs: number },
): { actor: Actor; expiresAtMs: number } {
  const parsed = claims.safeParse(payload)
  if (!parsed.success) throw tokenInvalid('claims', parsed.error)
  const { sub, name, org, roles, iat, exp } = parsed.data
  if (exp - iat > limits.maxLifetimeSeconds) throw tokenInvalid('lifetime')
  if (iat * 1_000 > limits.nowMs + clockToleranceSeconds * 1_000) {
    throw tokenInvalid('not-yet-valid')
  }
  const actor = Object.freeze({
    subject: sub,
    name,
    roles: Object.freeze([...roles]),
    organisation: org,
  })
  return { actor, expiresAtMs: exp * 1_000 }
}

/** How far the issuer's clock and ours may differ. */
export const clockToleranceSeconds = 5
