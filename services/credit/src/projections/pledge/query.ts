import { Pledge } from '@seedline/contracts/credit/v1/pledge_service'
import { pledgeStatus } from '@seedline/contracts/operations'
import { isParty } from '@seedline/contracts/ownership'
import { refusal } from '@seedline/contracts/refusals'
import { type Actor, type EventStore, readStream, streamOf } from '@seedline/event-store'
import { metaOf } from '@seedline/facts/answers'
import type { LocalDate } from '@seedline/values'
import {
  currentOf,
  expectReached,
  hadHappened,
  type Question,
  type ViewStore,
} from '@seedline/views'
import { pledge } from '../../pledge/aggregate.ts'
import { type IpRightId, type PledgeId, pledgeEvents } from '../../pledge/events.ts'
import { evolve, type PledgesDocument } from './view.ts'

export interface PledgeQuestion extends Question {
  readonly ipRightId: IpRightId
  readonly pledgeId: PledgeId
  readonly today: LocalDate
}

/** One pledge with its history. @throws ProblemError PLEDGE_UNKNOWN, VERSION_NOT_REACHED */
export async function getPledge(
  sources: { readonly store: EventStore; readonly view: ViewStore<PledgesDocument> },
  question: PledgeQuestion,
): Promise<Pledge> {
  const { ipRightId, pledgeId, today, asOf } = question
  const stream = streamOf(pledge.name, ipRightId)
  const viewed = await currentOf(sources.view, { ...question, key: ipRightId, stream })
  const known = viewed && one(viewed.data, pledgeId)
  // A view that lags doesn't know yet what its guard has read from the stream.
  const found = known ?? one(await fold(sources.store, question), pledgeId)
  if (found === undefined) throw refusal('PLEDGE_UNKNOWN', { pledge_id: pledgeId })
  if (known === undefined) expectReached(question, found.version)
  return toldFor(found, asOf.occurredOn ?? today)
}

const one = (document: PledgesDocument | undefined, pledgeId: PledgeId): Pledge | undefined =>
  document?.pledges.find((each) => each.pledgeId === pledgeId)

async function fold(
  store: EventStore,
  { ipRightId, asOf, deadline }: PledgeQuestion,
): Promise<PledgesDocument | undefined> {
  let document: PledgesDocument | undefined
  for await (const recorded of readStream(store, pledge, ipRightId, { ...asOf, deadline })) {
    if (!hadHappened(pledgeEvents.occurredOn(recorded.event), asOf)) continue
    document = evolve(document, recorded.event, metaOf(recorded, 'credit'))
  }
  return document
}

/** Whose pledges are asked for, by whom. */
interface PledgeFilter {
  readonly uscc: string | undefined
  readonly ipRightId: string | undefined
  readonly page: { readonly size: number; readonly token: string }
  readonly actor: Actor
  /** What the caller may see. */
  readonly within: Readonly<Record<string, unknown>>
  readonly today: LocalDate
}

/** The pledges that somebody may see, those on the rights that were pledged last first, without their histories. */
export async function listPledges(
  view: ViewStore<PledgesDocument>,
  { uscc, ipRightId, page, actor, within, today }: PledgeFilter,
): Promise<{ readonly pledges: readonly Pledge[]; readonly nextPageToken: string }> {
  const { found, nextPageToken } = await view.find(
    { ...(uscc && { 'pledges.uscc': uscc }), ...(ipRightId && { ipRightId }) },
    {
      sort: { latestOn: -1 },
      page,
      within,
      leaveOut: ['pledges.history'],
    },
  )
  const pledges = found
    .flatMap(({ data }) => data.pledges.toReversed())
    // On a right that two banks have had there are those of the other.
    .filter((each) => isParty(actor, each) && (!uscc || each.uscc === uscc))
    .map((each) => toldFor({ ...each, history: [] }, today))
  return { pledges, nextPageToken }
}

// Nobody records that the time of a reservation or filing has run out; who comes next does.
function toldFor(document: Pledge, day: LocalDate): Pledge {
  const ranOut = document.expiresOn !== '' && day > document.expiresOn
  return Pledge.fromPartial({
    ...document,
    ...(ranOut && { status: pledgeStatus.toProto('lapsed') }),
    toldFor: day,
  })
}
