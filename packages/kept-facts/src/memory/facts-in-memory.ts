import type { FactKey, KeptFact } from '../kind/kept-kind.ts'
import type { KeptFacts } from '../watch/keep-facts.ts'
import { type Flight, flights } from './flights.ts'
import { type Entry, type FoundByKey, type MemoryLimits, remembered } from './remembered.ts'

/** So many that have a key in common are answered at once; more are read by pages. */
const MOST_BY_KEY = 500

export interface Known<F> {
  readonly fact: F
  /** Whatever the other service had to tell by then is in it. */
  readonly heardUpTo: Date
}

export interface FactsInMemory<T> {
  /** Undefined: there is none. @throws ProblemError VIEW_BEING_BUILT */
  get(id: string): Promise<Known<KeptFact<T> | undefined>>
  /** All that have a key in common, in the order of their ids; `more`: the others are to be read by pages. */
  byKey(key: FactKey): Promise<Known<FoundByKey<T>>>
  figures(): MemoryFigures
}

export interface MemoryFigures {
  readonly facts: number
  readonly keys: number
  readonly bytes: number
  /** Questions that cost no read, and those that cost one. */
  readonly warm: number
  readonly cold: number
}

/**
 * Facts as they are kept, in a bounded memory of this process: what is in it costs no read, what isn't costs one. It holds
 * no older version than this process was told, for it hears of every change, whoever writes it; where it doesn't hear,
 * whatever is asked is read.
 */
export function factsInMemory<T>(kept: KeptFacts<T>, limits: MemoryLimits): FactsInMemory<T> {
  const memory = remembered<T>(limits)
  const reading = flights()
  const count = { warm: 0, cold: 0 }
  kept.remember({
    changed(all) {
      for (const change of all) {
        const { id, fact } = change
        reading.changed(id, fact === 'absent' ? [] : fact?.keys)
        memory.changed(change)
      }
    },
    forget() {
      reading.all()
      memory.forget()
    },
  })
  /** The newer of what was read and what was told meanwhile, which is kept where it may be. */
  const put = (id: string, fact: KeptFact<T> | undefined, isTouched: boolean): Entry<T> => {
    const read = { version: fact?.version ?? 0, fact }
    const before = kept.isFollowing() ? memory.entry(id) : undefined
    if (before !== undefined && before.version > read.version) return before
    if (kept.isFollowing() && !isTouched) memory.put(id, read)
    return read
  }
  /** What is remembered, else what is read now; with the time as of which it was known when it was asked for. */
  const answer = async <F>(
    warm: () => F | undefined,
    cold: (flight: Flight) => Promise<F>,
  ): Promise<Known<F>> => {
    const heardUpTo = kept.heardUpTo()
    const found = kept.isFollowing() ? warm() : undefined
    if (found !== undefined) {
      count.warm += 1
      return { fact: found, heardUpTo }
    }
    count.cold += 1
    const flight = reading.begin()
    try {
      return { fact: await cold(flight), heardUpTo }
    } finally {
      flight.land()
    }
  }
  return {
    async get(id) {
      const { fact: entry, heardUpTo } = await answer<Entry<T>>(
        () => memory.entry(id),
        async (flight) => put(id, await kept.get(id), flight.isTouched(id)),
      )
      return { fact: entry.fact, heardUpTo }
    },
    byKey: (key) =>
      answer<FoundByKey<T>>(
        () => memory.list(key),
        async (flight) => {
          const found = await kept.byKey(key, '', MOST_BY_KEY)
          let isWhole = kept.isFollowing() && !flight.isKeyTouched(key)
          for (const fact of found.facts) {
            const isTouched = flight.isTouched(fact.id)
            put(fact.id, fact, isTouched)
            isWhole &&= !isTouched
          }
          if (isWhole) memory.putList(key, found)
          return found
        },
      ),
    figures: () => ({ ...memory.figures(), ...count }),
  }
}
