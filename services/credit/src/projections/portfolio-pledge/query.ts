import { PortfolioPledge } from '@seedline/contracts/credit/v1/portfolio_pledge_service'
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
import { portfolioPledge } from '../../portfolio-pledge/aggregate.ts'
import { type PortfolioPledgeId, portfolioPledgeEvents } from '../../portfolio-pledge/events.ts'
import { evolve, type PortfolioPledgeDocument } from './view.ts'

export interface PortfolioPledgeQuestion extends Question {
  readonly portfolioPledgeId: PortfolioPledgeId
}

/** One portfolio with what became of each right. @throws ProblemError PORTFOLIO_PLEDGE_UNKNOWN, VERSION_NOT_REACHED */
export async function getPortfolioPledge(
  sources: { readonly store: EventStore; readonly view: ViewStore<PortfolioPledgeDocument> },
  question: PortfolioPledgeQuestion,
): Promise<PortfolioPledge> {
  const { portfolioPledgeId } = question
  const stream = streamOf(portfolioPledge.name, portfolioPledgeId)
  const viewed = await currentOf(sources.view, { ...question, key: portfolioPledgeId, stream })
  if (viewed) return PortfolioPledge.fromPartial(viewed.data)
  const folded = await fold(sources.store, question)
  if (folded === undefined)
    throw refusal('PORTFOLIO_PLEDGE_UNKNOWN', { portfolio_pledge_id: portfolioPledgeId })
  expectReached(question, folded.version)
  return folded
}

async function fold(
  store: EventStore,
  { portfolioPledgeId, asOf, deadline }: PortfolioPledgeQuestion,
): Promise<PortfolioPledgeDocument | undefined> {
  let document: PortfolioPledgeDocument | undefined
  const options = { ...asOf, deadline }
  for await (const one of readStream(store, portfolioPledge, portfolioPledgeId, options)) {
    if (!hadHappened(portfolioPledgeEvents.occurredOn(one.event), asOf)) continue
    document = evolve(document, one.event, metaOf(one, 'credit'))
  }
  return document
}

/** Whose portfolios are asked for, by whom. */
interface PortfolioPledgeFilter {
  readonly uscc: string | undefined
  readonly page: { readonly size: number; readonly token: string }
  /** What the caller may see. */
  readonly within: Readonly<Record<string, unknown>>
}

/** The portfolios that somebody may see, the latest first, without their histories. */
export async function listPortfolioPledges(
  view: ViewStore<PortfolioPledgeDocument>,
  { uscc, page, within }: PortfolioPledgeFilter,
): Promise<{
  readonly portfolioPledges: readonly PortfolioPledge[]
  readonly nextPageToken: string
}> {
  const { found, nextPageToken } = await view.find(
    { ...(uscc && { uscc }) },
    { sort: { begunOn: -1 }, page, within, leaveOut: ['history'] },
  )
  const portfolioPledges = found.map(({ data }) =>
    PortfolioPledge.fromPartial({ ...data, history: [] }),
  )
  return { portfolioPledges, nextPageToken }
}
