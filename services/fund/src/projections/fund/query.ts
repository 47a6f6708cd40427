import { type Fund, Fund as FundMessage } from '@seedline/contracts/fund/v1/fund_service'
import type { Member } from '@seedline/contracts/ownership'
import { refusal } from '@seedline/contracts/refusals'
import { type EventStore, type Recorded, readStream, streamOf } from '@seedline/event-store'
import { metaOf } from '@seedline/facts/answers'
import { dateInShanghai, type LocalDate } from '@seedline/values'
import {
  currentOf,
  expectReached,
  hadHappened,
  type Question,
  type ViewStore,
} from '@seedline/views'
import type { DealId, FundId } from '../../facts/ids.ts'
import { fund } from '../../fund/aggregate.ts'
import { type FundEvent, fundEvents } from '../../fund/events.ts'
import { evolve, type FundDocument } from './document.ts'
import { seenBy } from './managed.ts'
import { presentFund } from './present.ts'

export interface FundQuestion extends Question {
  readonly fundId: FundId
}

/** One fund. @throws ProblemError FUND_UNKNOWN, VERSION_NOT_REACHED */
export async function getFund(
  { store, funds }: { readonly store: EventStore; readonly funds: ViewStore<FundDocument> },
  question: FundQuestion,
): Promise<Fund> {
  const { fundId } = question
  const stream = streamOf(fund.name, fundId)
  const viewed = await currentOf(funds, { ...question, key: fundId, stream })
  if (viewed) return presentFund(viewed.data)
  const folded = await foldFund(store, fundId, question)
  if (folded === undefined) throw refusal('FUND_UNKNOWN', { fund_id: fundId })
  const { version } = folded.terms
  expectReached(question, version)
  return presentFund(folded)
}

// Who manages it and what its policy is bear no day: they are so from when it was recorded.
const dayOf = ({ event, recordedAt }: Recorded<FundEvent>): LocalDate =>
  fundEvents.occurredOn(event) ?? dateInShanghai(recordedAt)

async function foldFund(
  store: EventStore,
  fundId: FundId,
  { asOf, deadline }: Question,
): Promise<FundDocument | undefined> {
  const happened: Recorded<FundEvent>[] = []
  for await (const recorded of readStream(store, fund, fundId, { ...asOf, deadline })) {
    if (hadHappened(dayOf(recorded), asOf)) happened.push(recorded)
  }
  const refused = refusedAmong(happened)
  let document: FundDocument | undefined
  for (const recorded of happened) {
    const { event, version } = recorded
    // A partner may commit before the fund is opened; before that there is no fund to ask about.
    if (event.type !== 'FundOpened' && document === undefined) continue
    document =
      document && refused.has(version)
        ? { ...document, terms: { ...document.terms, version } }
        : evolve(document, event, metaOf(recorded, 'fund'))
  }
  return document
}

/**
 * The versions of promises that came to nothing, as their approvals were refused, and of what gave them back. As of their day the deal may have
 * held what another approval was promised, and another day took back: a refused one takes nothing of it.
 */
function refusedAmong(happened: readonly Recorded<FundEvent>[]): ReadonlySet<number> {
  const promised = new Map<DealId, number>()
  const refused = new Set<number>()
  for (const { event, version } of happened) {
    if (event.type === 'CapitalReserved') promised.set(event.dealId, version)
    if (event.type !== 'CapitalReleased' || event.reason !== 'approval-refused') continue
    const begun = promised.get(event.dealId)
    if (begun !== undefined) refused.add(begun)
    refused.add(version)
  }
  return refused
}

/**
 * The funds whose books somebody may see, the latest opened first, without their commitments: one fund tells them.
 * @throws ProblemError PAGE_TOKEN_INVALID
 */
export async function listFunds(
  funds: ViewStore<FundDocument>,
  actor: Member,
  page: { readonly size: number; readonly token: string },
): Promise<{ readonly funds: readonly Fund[]; readonly nextPageToken: string }> {
  const { found, nextPageToken } = await funds.find(seenBy(actor), {
    sort: { 'terms.openedOn': -1 },
    page,
    leaveOut: ['terms.commitments.evidence'],
    bytesOf: (data) => FundMessage.encode(listed(data)).finish().length,
  })
  return { funds: found.map(({ data }) => listed(data)), nextPageToken }
}

const listed = (data: FundDocument): Fund => ({ ...presentFund(data), commitments: [] })
