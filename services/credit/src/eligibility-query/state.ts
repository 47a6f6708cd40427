import type { QueryEvent } from './events.ts'

/** What a query was told, once it was asked. */
export type QueryState =
  | { readonly status: 'not-asked' }
  | { readonly status: 'told'; readonly told: QueryEvent }

export const notAsked: QueryState = { status: 'not-asked' }

/** The first telling stands: there is never a second. */
export const evolve = (before: QueryState, event: QueryEvent): QueryState =>
  before.status === 'told' ? before : { status: 'told', told: event }
