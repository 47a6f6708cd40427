import { type EventStore, type Recorded, streamOf } from '@seedline/event-store'
import type { AsOf, Viewed } from '@seedline/views'
import { ipEntriesMax } from '../../facts/history-bound.ts'
import { ipRight } from '../../ip-right/aggregate.ts'
import type { IpRightEvent, IpRightId } from '../../ip-right/events.ts'
import { evolve, type IpRightState, unregistered } from '../../ip-right/state.ts'
import type { IpRightDocument } from './document.ts'

/** A right by all that was recorded of it. */
export interface KnownRight {
  readonly ipRightId: IpRightId
  readonly state: IpRightState
  readonly version: number
}

/** As it was recorded only its stream tells a right: so many are read at once, and so many for a page. */
const atOnce = 8
const foldedMost = 40

/** How many rights a page is made of at most. */
export const pageSizeOf = (size: number, { recordedAt }: AsOf): number =>
  recordedAt === undefined ? size : Math.min(size, foldedMost)

interface Asked {
  readonly asOf: AsOf
  readonly deadline: Date
}

/**
 * The rights as they are known, or were by then, in their order; a few streams are read ahead, and none any more once
 * nobody takes the next or the deadline has passed. @throws ProblemError
 */
export async function* knownRights(
  store: EventStore,
  found: readonly Viewed<IpRightDocument>[],
  { asOf, deadline }: Asked,
): AsyncGenerator<KnownRight> {
  if (asOf.recordedAt === undefined) {
    yield* found.map(standing)
    return
  }
  for (let at = 0; at < found.length; at += atOnce) {
    const few = found.slice(at, at + atOnce)
    yield* await Promise.all(
      few.map(({ key }) => foldRight(store, key as IpRightId, asOf, deadline)),
    )
  }
}

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
