import { refusal } from '@seedline/contracts/refusals'
import { type Bound, heldUnder } from './held.ts'
import { takingTurns } from './taking-turns.ts'

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
  /**
   * Runs the work. Who has used up its own share is refused; where all of it is used up by others, it waits for its
   * turn, for a while. @throws ProblemError TOO_MANY_REQUESTS
   */
  run<T>(party: Party, work: () => Promise<T>): Promise<T>
  readonly underWay: () => number
}

/** How long a request waits for its turn, in ms: less than callers give an answer. */
const turnWithinMs = 1_000
/** Of one subject so many may wait. */
const mostWaitingOfSubject = 16

interface Waiting {
  readonly place: Party
  go(): void
}

// Behind one address many people may be: what the others use is not one's own share.
const isAllOf = (held: ReadonlySet<Party>, { subject }: Party): boolean => {
  for (const one of held) if (one.subject !== subject) return false
  return true
}

/** A gate with these shares; counted until the work is done, even when its caller has hung up. */
export const gateOf = (shares: Shares, withinMs = turnWithinMs): Gate => {
  const held = heldUnder(bounds(shares))
  const turns = takingTurns<Waiting>()
  const everythingFull = (): boolean => held.count() >= shares.all
  // Without a token everybody is one subject: there, addresses take turns.
  const whoOf = ({ subject, address }: Party): string => (subject === '' ? `@${address}` : subject)

  const turn = (place: Party): Promise<void> =>
    new Promise((resolve, reject) => {
      const who = whoOf(place)
      const waiting: Waiting = {
        place,
        go() {
          clearTimeout(timer)
          held.add(place)
          resolve()
        },
      }
      const timer = setTimeout(() => {
        turns.remove(who, waiting)
        reject(refusal('TOO_MANY_REQUESTS'))
      }, withinMs)
      timer.unref()
      turns.add(who, waiting)
    })
  const enter = async (place: Party): Promise<void> => {
    const full = held.fullFor(place)
    if (!full && turns.count() === 0) {
      held.add(place)
      return
    }
    const own = full !== undefined && !everythingFull() && isAllOf(full, place)
    const queueFull =
      turns.count() >= shares.all || turns.countOf(whoOf(place)) >= mostWaitingOfSubject
    if (own || queueFull) throw refusal('TOO_MANY_REQUESTS')
    const mine = turn(place)
    // Those before may wait for a place of their own share, while there is room for this one.
    letIn()
    await mine
  }
  const letIn = (): void => {
    while (!everythingFull()) {
      const next = turns.next(({ place }) => !held.fullFor(place))
      if (next === undefined) return
      next.go()
    }
  }
  return {
    underWay: held.count,
    async run({ subject, address }, work) {
      const place: Party = { subject, address }
      await enter(place)
      try {
        return await work()
      } finally {
        held.remove(place)
        letIn()
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
