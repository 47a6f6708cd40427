import type { Aggregate } from '@seedline/event-store'
import { type QueryEvent, queryEvents } from './events.ts'
import { evolve, notAsked, type QueryState } from './state.ts'

/** Streams `eligibility_query-<id>`, of the bank and the id that it gave. */
export const eligibilityQuery: Aggregate<QueryState, QueryEvent> = {
  name: 'eligibility_query',
  initial: notAsked,
  evolve,
  codec: queryEvents.codec,
}
