import { type EventStore, type Recorded, streamOf } from '@seedline/event-store'
import type { AsOf, Viewed } from '@seedline/views'
import { carrier } from '../../carrier/aggregate.ts'
import type { CarrierEvent, CarrierId } from '../../carrier/events.ts'
import { unrecorded } from '../../carrier/state.ts'
import { carrierEntriesMax } from '../../facts/history-bound.ts'
import type { KnownCarrier } from './answer.ts'
import { type CarrierDocument, evolve } from './document.ts'

interface Asked {
  readonly asOf: AsOf
  readonly deadline: Date
}

/** The carrier by all that stands recorded of it. */
export function standing({ key, data, versions }: Viewed<CarrierDocument>): KnownCarrier {
  const carrierId = key as CarrierId
  return {
    carrierId,
    state: data.state,
    papers: data.papers,
    version: versions[streamOf(carrier.name, carrierId)] ?? 0,
  }
}

/** The carrier as its stream alone tells it. */
export async function foldCarrier(
  store: EventStore,
  carrierId: CarrierId,
  asked: Asked,
): Promise<KnownCarrier> {
  const recorded = await readCarrier(store, carrierId, asked)
  const folded = recorded.reduce<CarrierDocument | undefined>(
    (document, { event }) => evolve(document, event),
    undefined,
  )
  return {
    carrierId,
    state: folded?.state ?? unrecorded,
    papers: folded?.papers ?? {},
    version: recorded.at(-1)?.version ?? 0,
  }
}

export const readCarrier = (
  store: EventStore,
  carrierId: CarrierId,
  { asOf: { recordedAt }, deadline }: Asked,
): Promise<readonly Recorded<CarrierEvent>[]> =>
  store.read(carrier, carrierId, {
    limit: carrierEntriesMax,
    deadline,
    ...(recordedAt && { recordedAt }),
  })
