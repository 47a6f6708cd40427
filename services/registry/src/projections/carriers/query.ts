import { refusal } from '@seedline/contracts/refusals'
import type { Carrier, CarrierHistory } from '@seedline/contracts/registry/v1/carrier_service'
import { type EventStore, type Recorded, streamOf } from '@seedline/event-store'
import { historyEntry, metaOf } from '@seedline/facts/answers'
import { type Clock, dateInShanghai } from '@seedline/values'
import {
  type AsOf,
  currentOf,
  expectReached,
  hadHappened,
  type Question,
  type ViewStore,
} from '@seedline/views'
import { carrier } from '../../carrier/aggregate.ts'
import { type CarrierEvent, type CarrierId, carrierEvents } from '../../carrier/events.ts'
import { dayToldFor } from '../../facts/day-told-for.ts'
import { answerOf, type KnownCarrier } from './answer.ts'
import type { CarrierDocument } from './document.ts'
import { foldCarrier, readCarrier, standing } from './known.ts'

export interface CarrierSources {
  readonly store: EventStore
  readonly carriers: ViewStore<CarrierDocument>
  readonly clock: Clock
}

/** One carrier. @throws ProblemError CARRIER_UNKNOWN, VERSION_NOT_REACHED */
export async function getCarrier(
  sources: CarrierSources,
  question: Question & { readonly carrierId: CarrierId },
): Promise<Carrier> {
  const { carrierId, asOf } = question
  const known = await knownOf(sources, question)
  const told = answerOf(known, dayToldFor(asOf, sources.clock()), asOf)
  if (told === undefined) throw refusal('CARRIER_UNKNOWN', { carrier_id: carrierId })
  return told
}

// A document holds all that stands: as of a day it answers, too; as it was recorded, only the stream does.
async function knownOf(
  { store, carriers }: CarrierSources,
  question: Question & { readonly carrierId: CarrierId },
): Promise<KnownCarrier> {
  const { carrierId, asOf } = question
  if (asOf.recordedAt === undefined) {
    const stream = streamOf(carrier.name, carrierId)
    const viewed = await currentOf(carriers, { ...question, asOf: {}, key: carrierId, stream })
    if (viewed) return standing({ ...viewed, key: carrierId })
  }
  const folded = await foldCarrier(store, carrierId, question)
  if (folded.version > 0) expectReached(question, folded.version)
  return folded
}

/** The history of a carrier, oldest first, complete: a stream is bounded. @throws ProblemError CARRIER_UNKNOWN */
export async function getCarrierHistory(
  { store }: Pick<CarrierSources, 'store'>,
  question: {
    readonly carrierId: CarrierId
    readonly asOf: AsOf
    readonly deadline: Date
  },
): Promise<CarrierHistory> {
  const { carrierId, asOf } = question
  const recorded = await readCarrier(store, carrierId, question)
  if (recorded.length === 0) throw refusal('CARRIER_UNKNOWN', { carrier_id: carrierId })
  const takenBack = reversals(recorded)
  const entries = recorded.flatMap((entry) => {
    const { event, recordedAt, version } = entry
    // Correcting and reversing happen when they are recorded.
    const occurredOn = carrierEvents.occurredOn(event) ?? dateInShanghai(recordedAt)
    if (!hadHappened(occurredOn, asOf)) return []
    const reason = 'reason' in event ? event.reason : ''
    const line = { occurredOn, json: carrierEvents.json(event), reason }
    return [
      historyEntry(metaOf(entry, 'registry'), { ...line, reversedBy: takenBack.get(version) }),
    ]
  })
  return { entries }
}

const reversals = (recorded: readonly Recorded<CarrierEvent>[]): ReadonlyMap<number, string> =>
  new Map(
    recorded.flatMap(({ event, eventId }) =>
      event.type === 'CarrierEntryReversed' ? [[event.entry, eventId] as const] : [],
    ),
  )
