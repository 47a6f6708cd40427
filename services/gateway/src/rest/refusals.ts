import type { RefusalCode } from '@seedline/contracts/refusals'
import type { Contract } from './contract.ts'

const always: readonly RefusalCode[] = [
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

// Where every role is admitted, a token without a known one is not.
const ofCallers: readonly RefusalCode[] = [
  'TOKEN_MISSING',
  'TOKEN_INVALID',
  'TOKEN_EXPIRED',
  'ROLE_NOT_ALLOWED',
]

const ofServices: readonly RefusalCode[] = [
  'SERVICE_UNAVAILABLE',
  'OUTCOME_UNKNOWN',
  'DEADLINE_EXCEEDED',
  'SERVICE_STOPPING',
  'DATABASE_AWAY',
  'TOO_MANY_CALLS',
  'RESPONSE_TOO_LARGE',
  'TOKEN_KEYS_UNAVAILABLE',
]

const ofBodies: readonly RefusalCode[] = [
  'JSON_MALFORMED',
  'DUPLICATE_KEY',
  'BODY_MISSING',
  'BODY_TOO_LARGE',
  'CONTENT_TYPE_UNSUPPORTED',
]

const ofKeys: readonly RefusalCode[] = ['IDEMPOTENCY_KEY_MISSING', 'IDEMPOTENCY_KEY_MALFORMED']

const ofRecording: readonly RefusalCode[] = [
  ...ofKeys,
  'IDEMPOTENCY_KEY_REUSED',
  'CONCURRENT_CHANGES',
  'EVENT_STORE_UNAVAILABLE',
  'EVENT_STORE_OVERLOADED',
  'RECORD_FULL',
]

const whenWritten = ({ write }: Contract): readonly RefusalCode[] => {
  if (!write) return []
  if (write === 'changes') return [...ofRecording, 'IF_MATCH_MALFORMED', 'STALE_VERSION']
  return [...(write === 'acts' ? ofKeys : ofRecording), 'IF_MATCH_NOT_APPLICABLE']
}

const whenRead = ({ write, places, admits }: Contract): readonly RefusalCode[] => {
  if (write || admits === 'anyone') return []
  const takes = (field: string) => places.query.some(({ name }) => name === field)
  return [
    'VIEW_BEING_BUILT',
    ...(takes('asOf') ? (['NOT_YET_SETTLED'] as const) : []),
    ...(takes('atLeastVersion') ? (['VIEW_NOT_CURRENT', 'VERSION_NOT_REACHED'] as const) : []),
  ]
}

/** Every code that an operation may answer with, once. */
export const refusalsOf = (operation: Contract): readonly RefusalCode[] => [
  ...new Set([
    ...operation.problems,
    ...(operation.rate ? (['RATE_EXCEEDED'] as const) : []),
    ...(operation.places.body ? ofBodies : []),
    ...whenWritten(operation),
    ...whenRead(operation),
    ...(operation.admits === 'anyone' ? [] : [...ofCallers, ...ofServices]),
    ...always,
  ]),
]
