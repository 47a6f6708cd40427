import { EligibilityQuery } from '@seedline/contracts/credit/v1/eligibility_query_service'
import { consentPurpose, loanProduct, pledgeDecision } from '@seedline/contracts/operations'
import { topicNames } from '@seedline/contracts/topics'
import type { EventMeta, View, ViewStore } from '@seedline/views'
import { type QueryEvent, type QueryId, queryEvents } from '../../eligibility-query/events.ts'

/** Who asked what, as it is listed: nothing of what was told. */
export type QueryDocument = Omit<EligibilityQuery, 'askedAt'> & { readonly askedAt: string }

/** The document after an event. Pure. A query is told once: what came first stands. */
export const evolve = (
  before: QueryDocument | undefined,
  event: QueryEvent,
  meta: EventMeta,
): QueryDocument => before ?? listed(event, meta)

function listed({ queryId, asked, askedOn, ...told }: QueryEvent, meta: EventMeta): QueryDocument {
  const { requestId, bank, officerName, uscc, loanCase } = asked
  const answered = told.type === 'EligibilityAnswered' ? told : undefined
  return {
    queryId,
    requestId,
    bank,
    officerName,
    uscc,
    purpose: consentPurpose.toProto(asked.purpose),
    product: loanProduct.toProto(asked.product),
    loanCase,
    askedOn,
    askedAt: meta.time,
    decision: answered ? pledgeDecision.toProto(answered.decision) : pledgeDecision.none,
    refusedWith: told.type === 'EligibilityRefused' ? told.code : '',
    rights: answered?.rights ?? 0,
  }
}

/** One document per query. */
export const queryView: View<QueryDocument, QueryEvent> = {
  name: 'eligibility_query',
  topics: [topicNames.credit.eligibility_query],
  decode: queryEvents.codec.decode,
  keyOf: (event) => event.queryId,
  evolve,
  indexes: [
    { fields: { askedAt: -1 } },
    { fields: { bank: 1, askedAt: -1 } },
    { fields: { uscc: 1, askedAt: -1 } },
  ],
  foldVersion: 1,
}

/** The queries that somebody may see, the latest first. @throws ProblemError PAGE_TOKEN_INVALID */
export async function listQueries(
  view: ViewStore<QueryDocument>,
  {
    uscc,
    within,
  }: { readonly uscc: string | undefined; readonly within: Readonly<Record<string, unknown>> },
  page: { readonly size: number; readonly token: string },
): Promise<{ readonly queries: readonly EligibilityQuery[]; readonly nextPageToken: string }> {
  const { found, nextPageToken } = await view.find(uscc ? { uscc } : {}, {
    sort: { askedAt: -1 },
    page,
    within,
  })
  return { queries: found.map(({ data }) => EligibilityQuery.fromPartial(data)), nextPageToken }
}

/** The ids of all queries, the latest first. @throws ProblemError PAGE_TOKEN_INVALID */
export const toldIn =
  (view: ViewStore<QueryDocument>) =>
  async (page: {
    readonly size: number
    readonly token: string
  }): Promise<{ readonly ids: readonly QueryId[]; readonly nextPageToken: string }> => {
    const { found, nextPageToken } = await view.find({}, { sort: { askedAt: -1 }, page })
    return { ids: found.map(({ data }) => data.queryId as QueryId), nextPageToken }
  }
