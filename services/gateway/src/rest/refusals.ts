import type { ProblemCode } from '../problems/catalogue.ts'
import type { Contract } from './contract.ts'

const always: readonly ProblemCode[] = [
  'REQUEST_INVALID',
  'HTTP_MALFORMED',
  'HEADERS_TOO_LARGE',
  'REQUEST_TIMEOUT',
  'ADDRESS_MALFORMED',
  'NOT_ACCEPTABLE',
  'METHOD_NOT_ALLOWED',
  'TOO_MANY_REQUESTS',
  'INTERNAL',
]

const ofTokens: readonly ProblemCode[] = ['TOKEN_MISSING', 'TOKEN_INVALID', 'TOKEN_EXPIRED']

const ofServices: readonly ProblemCode[] = [
  'SERVICE_UNAVAILABLE',
  'OUTCOME_UNKNOWN',
  'DEADLINE_EXCEEDED',
  'SERVICE_STOPPING',
  'DATABASE_AWAY',
  'TOO_MANY_CALLS',
  'RESPONSE_TOO_LARGE',
  'TOKEN_KEYS_UNAVAILABLE',
]

const ofBodies: readonly ProblemCode[] = [
  'JSON_MALFORMED',
  'DUPLICATE_KEY',
  'BODY_MISSING',
  'BODY_TOO_LARGE',
  'CONTENT_TYPE_UNSUPPORTED',
]

const ofWrites: readonly ProblemCode[] = [
  'CONCURRENT_CHANGES',
  'EVENT_STORE_UNAVAILABLE',
  'EVENT_STORE_OVERLOADED',
  'IDEMPOTENCY_KEY_MISSING',
  'IDEMPOTENCY_KEY_MALFORMED',
  'IDEMPOTENCY_KEY_IN_USE',
  'IDEMPOTENCY_KEY_REUSED',
]

const whenWritten = ({ write }: Contract): readonly ProblemCode[] => {
  if (!write) return []
  return write === 'changes'
    ? [...ofWrites, 'IF_MATCH_MALFORMED', 'STALE_VERSION']
    : [...ofWrites, 'IF_MATCH_NOT_APPLICABLE']
}

const whenRead = ({ write, query, admits }: Contract): readonly ProblemCode[] => {
  if (write || admits === 'anyone') return []
  const waits = query !== undefined && 'atLeastVersion' in query.shape
  return [
    'VIEW_BEING_BUILT',
    ...(waits ? (['VIEW_NOT_CURRENT', 'VERSION_NOT_REACHED'] as const) : []),
  ]
}

/** Every code that an operation may answer with, once. */
export const refusalsOf = (operation: Contract): readonly ProblemCode[] => [
  ...new Set([
    ...operation.problems,
    ...(operation.body ? ofBodies : []),
    ...whenWritten(operation),
    ...whenRead(operation),
    ...(operation.admits === 'anyone' ? [] : [...ofTokens, ...ofServices]),
    ...(Array.isArray(operation.admits) ? (['ROLE_NOT_ALLOWED'] as const) : []),
    ...always,
  ]),
]
