import type { MissingQueries } from '@seedline/contracts/credit/v1/audit_service'
import type { EventStore } from '@seedline/event-store'
import { eligibilityQuery } from '../eligibility-query/aggregate.ts'
import type { QueryId } from '../eligibility-query/events.ts'
import type { AuditLogPort } from './log-told.ts'
import { entryOf } from './log-told.ts'

/** A log that says which entries it has. */
export interface ComparedLog extends AuditLogPort {
  standing(ids: readonly string[]): Promise<ReadonlySet<string>>
}

/** The ids of queries that were told, the latest first, page by page. */
export type ToldQueries = (page: { readonly size: number; readonly token: string }) => Promise<{
  readonly ids: readonly QueryId[]
  readonly nextPageToken: string
}>

interface Parts {
  readonly store: EventStore
  readonly log: ComparedLog
  readonly told: ToldQueries
}

/** Logs what of a page of queries was told and not logged: its process had ended in between. Once more adds nothing. */
export async function logMissing(
  { store, log, told }: Parts,
  page: { readonly size: number; readonly token: string },
  deadline: Date,
): Promise<MissingQueries> {
  const { ids, nextPageToken } = await told(page)
  const logged = ids.length === 0 ? new Set<string>() : await log.standing(ids)
  const missing = ids.filter((id) => !logged.has(id))
  const found: QueryId[] = []
  for (const queryId of missing) {
    const { state } = await store.current(eligibilityQuery, queryId)
    if (state.status !== 'told') continue
    await log.append(entryOf(state.told), deadline)
    found.push(queryId)
  }
  return { compared: ids.length, logged: found, nextPageToken }
}
