import type { Actor } from '@seedline/event-store'

const MAX_NAME = 512
const MAX_ROLES = 32

/** The actor of ce_authclaims; undefined when it isn't one. Unknown members are ignored. */
export function readActor(json: string): Actor | undefined {
  const claims = objectOf(json)
  if (claims === undefined) return undefined
  const { subject, name, roles, organisation, onBehalfOf } = claims
  if (!isName(subject) || subject === '' || !isName(name) || !isName(organisation)) return undefined
  if (!isRoles(roles)) return undefined
  if (onBehalfOf === undefined) return { subject, name, roles, organisation }
  return isName(onBehalfOf) ? { subject, name, roles, organisation, onBehalfOf } : undefined
}

function objectOf(json: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(json)
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? { ...parsed }
      : undefined
  } catch {
    return undefined
  }
}

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= MAX_NAME

const isRoles = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length <= MAX_ROLES && value.every(isName)
