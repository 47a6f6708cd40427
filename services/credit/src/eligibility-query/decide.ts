import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import type { QueryEvent } from './events.ts'
import type { QueryState } from './state.ts'

/** Records what is told. What was told already stands: the same question adds nothing, another one is refused. */
export function decide(telling: QueryEvent, state: QueryState): Decision<QueryEvent> {
  if (state.status === 'not-asked') return accept(telling)
  const { requestId, requestDigest } = state.told.asked
  return requestDigest === telling.asked.requestDigest
    ? accept()
    : reject(problemOf('QUERY_ID_TAKEN', { request_id: requestId }))
}
