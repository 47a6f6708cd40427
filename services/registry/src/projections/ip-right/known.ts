import { type EventStore, type Recorded, streamOf } from '@seedline/event-store'
import type { AsOf, Viewed } from '@seedline/views'
import { ipEntriesMax } from '../../facts/history-bound.ts'
import { ipRight } from '../../ip-right/aggregate.ts'
import type { IpRightEvent, IpRightId } from '../../ip-right/events.ts'
import { evolve, type IpRightState, unregistered } from '../../ip-right/state.ts'
import { knownFew } from '../known-few.ts'
import type { IpRightDocument } from './document.ts'

/** A right by all that was recorded of it. */
export interface KnownRight {
  readonly ipRightId: IpRightId
  readonly state: IpRightState
  readonly version: number
}

interface Asked {
  readonly asOf: AsOf
  readonly deadline: Date
}

/** The rights as they are known, or were by then, in their order. @throws ProblemError */
export const knownRights = (
  store: EventStore,
  found: readonly Viewed<IpRightDocument>[],
  { asOf, deadline }: Asked,
): AsyncGenerator<KnownRight> =>
  knownFew(found, asOf, {
    standing,
    folded: (key) => foldRight(store, key as IpRightId, asOf, deadline),
  })

function standing({ key, data, versions }: Viewed<IpRightDocument>): KnownRight {
  const ipRightId = key as IpRightId
  return { ipRightId, state: data.state, version: versions[streamOf(ipRight.name, ipRightId)] ?? 0 }
}

/** The right as its stream alone tells it. */
export async function foldRight(
  store: EventStore,
  ipRightId: IpRightId,
  asOf: AsOf,
  deadline: Date,
): Promise<KnownRight> {
  const recorded = await readRight(store, ipRightId, asOf, deadline)
  return {
    ipRightId,
    state: recorded.reduce<IpRightState>((state, { event }) => evolve(state, event), unregistered),
    version: recorded.at(-1)?.version ?? 0,
  }
}

export const readRight = (
  store: EventStore,
  ipRightId: IpRightId,
  { recordedAt }: AsOf,
  deadline: Date,
): Promise<readonly Recorded<IpRightEvent>[]> =>
  store.read(ipRight, ipRightId, {
    limit: ipEntriesMax,
    deadline,
    ...(recordedAt && { recordedAt }),
  })
