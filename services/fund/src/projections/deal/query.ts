import { type Deal, Deal as DealMessage } from '@seedline/contracts/fund/v1/deal_service'
import { type EventStore, streamOf } from '@seedline/event-store'
import { metaOf } from '@seedline/facts/answers'
import { ProblemError } from '@seedline/values'
import {
  type AsOf,
  currentOf,
  expectReached,
  hadHappened,
  type Question,
  type ViewStore,
} from '@seedline/views'
import { deal } from '../../deal/aggregate.ts'
import { occurredOn } from '../../deal/events.ts'
import { dealUnknown } from '../../deal/rejections.ts'
import type { DealStatus } from '../../deal/state.ts'
import type { DealId } from '../../facts/ids.ts'
import { readStream } from '../read-stream.ts'
import { type DealDocument, evolve, statusToProto } from './document.ts'

export interface DealQuestion extends Question {
  readonly dealId: DealId
}

/** One deal with its history. @throws ProblemError DEAL_UNKNOWN, VERSION_NOT_REACHED */
export async function getDeal(
  { store, deals }: { readonly store: EventStore; readonly deals: ViewStore<DealDocument> },
  question: DealQuestion,
): Promise<Deal> {
  const { dealId, asOf } = question
  const stream = streamOf(deal.name, dealId)
  const viewed = await currentOf(deals, { ...question, key: dealId, stream })
  if (viewed) return DealMessage.fromPartial(viewed.data)
  const folded = await foldDeal(store, dealId, asOf)
  if (folded === undefined) throw new ProblemError(dealUnknown(dealId))
  expectReached(question, folded.version)
  return folded
}

async function foldDeal(
  store: EventStore,
  dealId: DealId,
  asOf: AsOf,
): Promise<DealDocument | undefined> {
  let document: DealDocument | undefined
  for await (const recorded of readStream(store, deal, dealId, asOf)) {
    if (!hadHappened(occurredOn(recorded.event), asOf)) continue
    document = evolve(document, recorded.event, metaOf(recorded, 'fund'))
  }
  return document
}

export interface DealFilter {
  readonly fundId: string
  readonly enterpriseId: string
  readonly status: DealStatus | undefined
}

/** The deals that match, the latest opened first. @throws ProblemError PAGE_TOKEN_INVALID */
export async function listDeals(
  deals: ViewStore<DealDocument>,
  { fundId, enterpriseId, status }: DealFilter,
  page: { readonly size: number; readonly token: string },
): Promise<{ readonly deals: readonly Deal[]; readonly nextPageToken: string }> {
  const conditions = {
    ...(fundId && { fundId }),
    ...(enterpriseId && { enterpriseId }),
    ...(status && { status: statusToProto(status) }),
  }
  const { found, nextPageToken } = await deals.find(conditions, { sort: { openedOn: -1 }, page })
  return { deals: found.map(({ data }) => DealMessage.fromPartial(data)), nextPageToken }
}
