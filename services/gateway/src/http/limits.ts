import { refusal } from '@seedline/contracts/refusals'
import { type Bound, heldUnder } from './held.ts'

/** On whose behalf something is done. */
export interface Party {
  /** '' without a token: all who have none are one party. */
  readonly subject: string
  readonly address: string
}

/** How much may be under way at once: in all, for one subject and for one address. */
export interface Shares {
  readonly all: number
  readonly ofSubject: number
  readonly ofAddress: number
}

const bounds = ({ all, ofSubject, ofAddress }: Shares): readonly Bound<Party>[] => [
  { most: all, keyOf: () => '' },
  { most: ofSubject, keyOf: ({ subject }) => subject },
  { most: ofAddress, keyOf: ({ address }) => address },
]

/** Bounds how much is under way at once. */
export interface Gate {
  /** Runs the work, or refuses it while enough is under way. @throws ProblemError TOO_MANY_REQUESTS */
  run<T>(party: Party, work: () => Promise<T>): Promise<T>
  readonly underWay: () => number
}

/** A gate with these shares; counted until the work is done, even when its caller has hung up. */
export const gateOf = (shares: Shares): Gate => {
  const held = heldUnder(bounds(shares))
  return {
    underWay: held.count,
    async run({ subject, address }, work) {
      const place: Party = { subject, address }
      if (held.fullFor(place)) throw refusal('TOO_MANY_REQUESTS')
      held.add(place)
      try {
        return await work()
      } finally {
        held.remove(place)
      }
    },
  }
}

/** Something that is still coming in. */
export interface Arrival {
  /** Told once when it has to give way. */
  giveWay: (reason: Error) => void
}

/** Bounds how much is coming in at once. */
export interface Arrivals {
  /** Waits for what `receive` receives, which gives way when others come and it has been coming for longest. */
  run<T>(party: Party, receive: (arrival: Arrival) => Promise<T>): Promise<T>
  readonly underWay: () => number
}

/**
 * What comes in within these shares. The newest is always let in and the oldest gives way: whoever sends honestly is
 * done long before, and whoever holds places by sending nothing loses them.
 */
export const arrivalsOf = (shares: Shares): Arrivals => {
  const held = heldUnder<Party & Arrival>(bounds(shares))
  const makeRoomFor = (arrival: Party & Arrival): void => {
    // Each turn lets one go, so this ends.
    for (let full = held.fullFor(arrival); full; full = held.fullFor(arrival)) {
      const [oldest] = full
      if (oldest === undefined || !held.remove(oldest)) return
      oldest.giveWay(refusal('TOO_MANY_REQUESTS'))
    }
  }
  return {
    underWay: held.count,
    async run({ subject, address }, receive) {
      const arrival = { subject, address, giveWay: () => undefined }
      makeRoomFor(arrival)
      held.add(arrival)
      try {
        return await receive(arrival)
      } finally {
        held.remove(arrival)
      }
    },
  }
}
