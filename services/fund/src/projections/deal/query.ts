import { type Deal, Deal as DealMessage } from '@seedline/contracts/fund/v1/deal_service'
import { dealStatus } from '@seedline/contracts/operations'
import { refusal } from '@seedline/contracts/refusals'
import { type EventStore, readStream, streamOf } from '@seedline/event-store'
import { metaOf } from '@seedline/facts/answers'
import {
  currentOf,
  expectReached,
  hadHappened,
  type Question,
  type ViewStore,
} from '@seedline/views'
import { deal } from '../../deal/aggregate.ts'
import { type DealStatus, dealEvents } from '../../deal/events.ts'
import type { DealId } from '../../facts/ids.ts'
import { type DealDocument, evolve } from './document.ts'

export interface DealQuestion extends Question {
  readonly dealId: DealId
}

/** One deal with its history. @throws ProblemError DEAL_UNKNOWN, VERSION_NOT_REACHED */
export async function getDeal(
  { store, deals }: { readonly store: EventStore; readonly deals: ViewStore<DealDocument> },
  question: DealQuestion,
): Promise<Deal> {
  const { dealId } = question
  const stream = streamOf(deal.name, dealId)
  const viewed = await currentOf(deals, { ...question, key: dealId, stream })
  if (viewed) return DealMessage.fromPartial(viewed.data)
  const folded = await foldDeal(store, dealId, question)
  if (folded === undefined) throw refusal('DEAL_UNKNOWN', { deal_id: dealId })
  expectReached(question, folded.version)
  return folded
}

async function foldDeal(
  store: EventStore,
  dealId: DealId,
  { asOf, deadline }: Question,
): Promise<DealDocument | undefined> {
  let document: DealDocument | undefined
  for await (const recorded of readStream(store, deal, dealId, { ...asOf, deadline })) {
    if (!hadHappened(dealEvents.occurredOn(recorded.event), asOf)) continue
    document = evolve(document, recorded.event, metaOf(recorded, 'fund'))
  }
  return document
}

export interface DealFilter {
  readonly fundId: string | undefined
  readonly enterpriseId: string | undefined
  readonly status: DealStatus | undefined
  /** Those whose deals the caller may see; undefined: all. */
  readonly ofFunds: readonly string[] | undefined
}

// The same of every deal, so that a list stays short: one deal tells them.
const notListed = { history: [], closing: undefined }

/** The deals that match, the latest opened first, without closing and history. @throws ProblemError PAGE_TOKEN_INVALID */
export async function listDeals(
  deals: ViewStore<DealDocument>,
  { fundId, enterpriseId, status, ofFunds }: DealFilter,
  page: { readonly size: number; readonly token: string },
): Promise<{ readonly deals: readonly Deal[]; readonly nextPageToken: string }> {
  const conditions = {
    ...(fundId && { fundId }),
    ...(enterpriseId && { enterpriseId }),
    ...(status && { status: dealStatus.toProto(status) }),
  }
  const { found, nextPageToken } = await deals.find(conditions, {
    sort: { openedOn: -1 },
    page,
    ...(ofFunds && { within: { fundId: { $in: ofFunds } } }),
    leaveOut: Object.keys(notListed),
  })
  return {
    deals: found.map(({ data }) => DealMessage.fromPartial({ ...data, ...notListed })),
    nextPageToken,
  }
}
