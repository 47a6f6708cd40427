import type { EventMessage, HeardFrom, MessageOrigin } from '@seedline/messaging'

/** So many changes of each partition are remembered: who reads more slowly than that, or was away for longer, is told all anew. */
const REMEMBERED = 4000
/** What a follower takes at a time, of each partition. */
const TAKEN = 200
/** Own changes that a follower has yet to take; Kafka brings those beyond. */
const OWN_WAITING = 1000

/** The version that something has at least. */
export interface Change {
  readonly id: string
  readonly version: number
}

/** Of each partition the offset up to which all was heard. */
export type Place = ReadonlyMap<number, bigint>

/** What a follower has not been told yet, or that it can't be known any more. */
export type Taken =
  | {
      readonly sort: 'changes'
      /** The highest version heard of each id. */
      readonly changes: readonly Change[]
      /** Where the follower stands once it has told them; undefined while Kafka can't say. */
      readonly place: Place | undefined
      /** Whether there is more to take at once. */
      readonly more: boolean
    }
  | { readonly sort: 'lost' }

export interface Follower {
  /** What is next; what was taken before counts as told. */
  take(): Taken
  /** From what is published from now on, where Kafka is heard; else from where it is heard next, all being told anew then. */
  startNow(): void
  /** Up to where what was taken goes; undefined while Kafka can't say. */
  place(): Place | undefined
  /** Resolves when there may be something to take, or after `ms`. */
  wait(ms: number, signal: AbortSignal): Promise<void>
  stop(): void
}

/**
 * What changed last in the streams of one category, whichever process recorded it: of other replicas Kafka tells, and of
 * this process also the store itself, at once. It holds a bounded piece of each partition and nothing for its followers,
 * who find their places in it.
 */
export interface ChangeLog {
  /** Kafka is heard from these places on. */
  begin(from: readonly HeardFrom[]): void
  /** Kafka is not heard any more. */
  silent(): void
  heard(message: EventMessage): void
  /** All of a partition before this offset was heard, but for what can't be read. */
  reached(place: Pick<MessageOrigin, 'partition' | 'offset'>): void
  own(change: Change): void
  /**
   * Resolves when all is heard that was published before listening began, and up to this place, to which another replica
   * may have come first; or after `ms`.
   */
  ready(place: Place | undefined, ms: number, signal: AbortSignal): Promise<void>
  /** From a place that a token names. */
  follow(place: Place | undefined): Follower
}

interface Entry extends Change {
  readonly offset: bigint
}

interface Partition {
  /** The first offset that is remembered, and the next that is to be heard. */
  first: bigint
  next: bigint
  /** Where it ended when listening began. */
  readonly end: bigint
  readonly entries: Entry[]
}

export function changeLog(): ChangeLog {
  let partitions: ReadonlyMap<number, Partition> | undefined
  const followers = new Set<FollowerState>()
  const wakeAll = (): void => {
    for (const follower of followers) wakeUp(follower)
  }
  const complete = (): boolean =>
    partitions !== undefined && [...partitions.values()].every(({ next, end }) => next >= end)
  return {
    begin(from) {
      partitions = new Map(
        from.map(({ partition, from: first, end }) => [
          partition,
          { first, next: first, end, entries: [] },
        ]),
      )
      wakeAll()
    },
    silent() {
      partitions = undefined
    },
    heard({ origin: { partition, offset }, subject, version }) {
      const found = partitions?.get(partition)
      if (found === undefined || offset < found.next) return
      // What lies between was not heard: nothing from before is known to be whole.
      if (offset > found.next) forget(found, offset)
      found.entries.push({ offset, id: subject, version })
      found.next = offset + 1n
      if (found.entries.length > REMEMBERED * 1.25) trim(found)
      wakeAll()
    },
    reached({ partition, offset }) {
      const found = partitions?.get(partition)
      if (found === undefined || offset <= found.next) return
      forget(found, offset)
      found.next = offset
      wakeAll()
    },
    own(change) {
      for (const follower of followers) {
        const { own } = follower
        if (own.size >= OWN_WAITING && !own.has(change.id)) continue
        own.set(change.id, Math.max(change.version, own.get(change.id) ?? 0))
        wakeUp(follower)
      }
    },
    async ready(place, ms, signal) {
      const until = performance.now() + ms
      const there = () => complete() && (place === undefined || isReached(partitions, place))
      while (!there() && performance.now() < until && !signal.aborted)
        await paused(READY_MS, signal)
    },
    follow(place) {
      const state: FollowerState = { place, own: new Map(), stale: false, wake: undefined }
      followers.add(state)
      return follower(state, () => (complete() ? partitions : undefined), {
        stop: () => void followers.delete(state),
      })
    },
  }
}

const READY_MS = 20

interface FollowerState {
  place: Place | undefined
  readonly own: Map<string, number>
  /** Whether there may be something that it has not taken. */
  stale: boolean
  wake: (() => void) | undefined
}

function wakeUp(follower: FollowerState): void {
  follower.stale = true
  follower.wake?.()
}

type Known = () => ReadonlyMap<number, Partition> | undefined

function follower(state: FollowerState, known: Known, { stop }: Pick<Follower, 'stop'>): Follower {
  return {
    stop,
    place: () => (known() === undefined ? undefined : state.place),
    take: () => take(state, known()),
    startNow() {
      state.place = endsOf(known())
      state.own.clear()
    },
    async wait(ms, signal) {
      if (state.stale) return
      const woken = new AbortController()
      state.wake = () => woken.abort()
      await paused(ms, AbortSignal.any([signal, woken.signal]))
      state.wake = undefined
    },
  }
}

function take(state: FollowerState, partitions: ReturnType<Known>): Taken {
  const found = new Map(state.own)
  state.own.clear()
  state.stale = false
  const changes = () => [...found].map(([id, version]) => ({ id, version }))
  // While Kafka is away its own process's changes are told all the same.
  if (partitions === undefined)
    return { sort: 'changes', changes: changes(), place: undefined, more: false }
  const { place } = state
  if (place === undefined || !covers(partitions, place)) return { sort: 'lost' }
  let more = false
  const reached = new Map<number, bigint>()
  for (const [number, { entries, next }] of partitions) {
    const from = place.get(number) ?? next
    const start = firstAtOrBehind(entries, from)
    const taken = entries.slice(start, start + TAKEN)
    for (const { id, version } of taken) found.set(id, Math.max(version, found.get(id) ?? 0))
    const rest = start + taken.length < entries.length
    more ||= rest
    reached.set(number, rest ? (taken.at(-1)?.offset ?? from) + 1n : next)
  }
  state.place = reached
  return { sort: 'changes', changes: changes(), place: reached, more }
}

const covers = (partitions: ReadonlyMap<number, Partition>, place: Place): boolean =>
  place.size === partitions.size &&
  [...partitions].every(([number, { first, next }]) => {
    const at = place.get(number)
    return at !== undefined && first <= at && at <= next
  })

const isReached = (partitions: ReturnType<Known>, place: Place): boolean =>
  [...place].every(([number, offset]) => offset <= (partitions?.get(number)?.next ?? offset))

const endsOf = (partitions: ReturnType<Known>): Place | undefined =>
  partitions && new Map([...partitions].map(([number, { next }]) => [number, next]))

function forget(partition: Partition, from: bigint): void {
  partition.entries.length = 0
  partition.first = from
}

function trim(partition: Partition): void {
  partition.entries.splice(0, partition.entries.length - REMEMBERED)
  partition.first = partition.entries[0]?.offset ?? partition.next
}

function firstAtOrBehind(entries: readonly Entry[], offset: bigint): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entries[middle]?.offset ?? offset) < offset) low = middle + 1
    else high = middle
  }
  return low
}

const paused = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    if (signal.aborted) done()
    else signal.addEventListener('abort', done)
  })
