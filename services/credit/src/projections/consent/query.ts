import { Consent } from '@seedline/contracts/credit/v1/consent_service'
import { consentStatus } from '@seedline/contracts/operations'
import { refusal } from '@seedline/contracts/refusals'
import { type EventStore, readStream, streamOf } from '@seedline/event-store'
import { metaOf } from '@seedline/facts/answers'
import type { LocalDate } from '@seedline/values'
import {
  currentOf,
  expectReached,
  hadHappened,
  type Question,
  type ViewStore,
} from '@seedline/views'
import { consent } from '../../consent/aggregate.ts'
import { type ConsentId, consentEvents } from '../../consent/events.ts'
import { standingOn } from '../../consent/state.ts'
import { type ConsentDocument, evolve } from './view.ts'

export interface ConsentQuestion extends Question {
  readonly consentId: ConsentId
  readonly today: LocalDate
}

/** One consent with its history. @throws ProblemError CONSENT_UNKNOWN, VERSION_NOT_REACHED */
export async function getConsent(
  sources: { readonly store: EventStore; readonly view: ViewStore<ConsentDocument> },
  question: ConsentQuestion,
): Promise<Consent> {
  const { consentId, today, asOf } = question
  const day = asOf.occurredOn ?? today
  const stream = streamOf(consent.name, consentId)
  const viewed = await currentOf(sources.view, { ...question, key: consentId, stream })
  if (viewed) return toldFor(viewed.data, day)
  const folded = await fold(sources.store, question)
  if (folded === undefined) throw refusal('CONSENT_UNKNOWN', { consent_id: consentId })
  expectReached(question, folded.version)
  return toldFor(folded, day)
}

async function fold(
  store: EventStore,
  { consentId, asOf, deadline }: ConsentQuestion,
): Promise<ConsentDocument | undefined> {
  let document: ConsentDocument | undefined
  for await (const recorded of readStream(store, consent, consentId, { ...asOf, deadline })) {
    if (!hadHappened(consentEvents.occurredOn(recorded.event), asOf)) continue
    document = evolve(document, recorded.event, metaOf(recorded, 'credit'))
  }
  return document
}

/** Whose consents are asked for; undefined: whosever. */
export interface ConsentFilter {
  readonly enterpriseId: string | undefined
  readonly bank: string | undefined
  /** What the caller may see; undefined: all. */
  readonly within: Readonly<Record<string, unknown>> | undefined
}

/** The consents that match, the latest granted first, without their histories. @throws ProblemError PAGE_TOKEN_INVALID */
export async function listConsents(
  view: ViewStore<ConsentDocument>,
  { enterpriseId, bank, within }: ConsentFilter,
  {
    page,
    today,
  }: {
    readonly page: { readonly size: number; readonly token: string }
    readonly today: LocalDate
  },
): Promise<{ readonly consents: readonly Consent[]; readonly nextPageToken: string }> {
  const { found, nextPageToken } = await view.find(
    { ...(enterpriseId && { enterpriseId }), ...(bank && { bank }) },
    { sort: { grantedOn: -1 }, page, ...(within && { within }), leaveOut: ['history'] },
  )
  return {
    consents: found.map(({ data }) => toldFor({ ...data, history: [] }, today)),
    nextPageToken,
  }
}

const toldFor = (document: ConsentDocument, day: LocalDate): Consent =>
  Consent.fromPartial({
    ...document,
    status: consentStatus.toProto(standingOn(document, document.revokedOn !== '', day)),
    toldFor: day,
  })
