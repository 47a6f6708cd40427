import { refusal } from '@seedline/contracts/refusals'
import { type EventStore, streamOf } from '@seedline/event-store'
import { metaOf } from '@seedline/facts/answers'
import type { EnterpriseId } from '@seedline/values'
import {
  type AsOf,
  currentOf,
  expectReached,
  hadHappened,
  type Question,
  type ViewStore,
} from '@seedline/views'
import { enterprise } from '../../enterprise/aggregate.ts'
import { licence } from '../../licence/aggregate.ts'
import { licenceEntriesMax } from '../../licence/decide.ts'
import { type LicenceEvent, licenceEvents } from '../../licence/events.ts'
import { emptyLicence } from '../../licence/state.ts'
import { evolve, type LicenceDocument } from './view.ts'

export interface LicenceQuestion extends Question {
  readonly enterpriseId: EnterpriseId
}

export interface LicenceAnswer extends LicenceDocument {
  readonly enterpriseId: EnterpriseId
  readonly version: number
}

/** The capital and the people of an enterprise. @throws ProblemError ENTERPRISE_UNKNOWN, VERSION_NOT_REACHED */
export async function getLicence(
  { store, view }: { readonly store: EventStore; readonly view: ViewStore<LicenceDocument> },
  question: LicenceQuestion,
): Promise<LicenceAnswer> {
  const { enterpriseId, asOf } = question
  const stream = streamOf(licence.name, enterpriseId)
  const viewed = await currentOf(view, { ...question, key: enterpriseId, stream })
  if (viewed) return { enterpriseId, version: viewed.versions[stream] ?? 0, ...viewed.data }
  const { document, version } = await folded(store, enterpriseId, asOf)
  expectReached(question, version)
  if (version === 0) await expectKnown(store, enterpriseId)
  return { enterpriseId, version, ...document }
}

async function folded(store: EventStore, enterpriseId: EnterpriseId, asOf: AsOf) {
  const { recordedAt } = asOf
  const options = { limit: licenceEntriesMax, ...(recordedAt && { recordedAt }) }
  const recorded = await store.read(licence, enterpriseId, options)
  const document = recorded
    .filter(({ event }) => stands(event, asOf))
    .reduce<LicenceDocument>((before, one) => evolve(before, one.event, metaOf(one, 'registry')), {
      state: emptyLicence,
      history: [],
    })
  return { document: heldThen(document, asOf), version: recorded.at(-1)?.version ?? 0 }
}

/** Whoever had not left by the day asked held the office. */
function heldThen({ state, history }: LicenceDocument, asOf: AsOf): LicenceDocument {
  const people = state.people.map((one) =>
    one.endedOn !== null && !hadHappened(one.endedOn, asOf) ? { ...one, endedOn: null } : one,
  )
  return { state: { ...state, people }, history }
}

// What was withdrawn never was so, on no day.
function stands(event: LicenceEvent, asOf: AsOf): boolean {
  const occurredOn = licenceEvents.occurredOn(event)
  return occurredOn === undefined || hadHappened(occurredOn, asOf)
}

async function expectKnown(store: EventStore, enterpriseId: EnterpriseId): Promise<void> {
  const { state } = await store.load(enterprise, enterpriseId)
  if (state.status === 'unregistered')
    throw refusal('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId })
}
