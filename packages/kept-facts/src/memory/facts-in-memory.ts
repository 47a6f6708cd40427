import { LRUCache } from 'lru-cache'
import type { FactKey, KeptFact } from '../kind/kept-kind.ts'
import type { Changed } from '../watch/changed.ts'
import type { KeptFacts } from '../watch/keep-facts.ts'
import { flights } from './flights.ts'

/** So many that have a key in common are answered at once; more are read by pages. */
const MOST_BY_KEY = 500
/** Of the room that facts may take, so much is for what is found by keys. */
const SHARE_OF_KEYS = 8
/** What a decoded fact takes, by the length of its document; measured of rights. */
const DECODED = 6
const AROUND_FACT = 600
const AROUND_KEY = 200
const AROUND_ID = 100

export interface MemoryLimits {
  /** Facts, at most. */
  readonly most: number
  /** What they may take, as they are estimated. */
  readonly bytes: number
}

export interface Known<T> {
  readonly fact: T
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

export interface FoundByKey<T> {
  readonly facts: readonly KeptFact<T>[]
  readonly more: boolean
}

export interface MemoryFigures {
  readonly facts: number
  readonly keys: number
  readonly bytes: number
  readonly warm: number
  readonly cold: number
}

interface Entry<T> {
  readonly version: number
  /** Undefined: it is known that there is none. */
  readonly fact: KeptFact<T> | undefined
}

interface List {
  readonly ids: ReadonlySet<string>
  readonly more: boolean
}

/**
 * Facts as they are kept, in a bounded memory of this process: what is in it costs no read, what isn't costs one. It holds
 * no older version than this process was told, for it hears of every change, whoever writes it; where it doesn't hear,
 * whatever is asked is read.
 */
export function factsInMemory<T>(kept: KeptFacts<T>, limits: MemoryLimits): FactsInMemory<T> {
  const forKeys = Math.max(1, Math.floor(limits.bytes / SHARE_OF_KEYS))
  const entries = new LRUCache<string, Entry<T>>({
    max: limits.most,
    maxSize: Math.max(1, limits.bytes - forKeys),
    sizeCalculation: ({ fact }) => AROUND_FACT + DECODED * (fact?.bytes ?? 0),
  })
  const lists = new LRUCache<string, List>({
    max: limits.most,
    maxSize: forKeys,
    sizeCalculation: ({ ids }) => AROUND_KEY + AROUND_ID * ids.size,
  })
  const reading = flights()
  const count = { warm: 0, cold: 0 }

  const changed = ({ id, version, fact }: Changed<T>): void => {
    const keys = fact === 'absent' ? [] : fact?.keys
    reading.changed(id, keys)
    if (fact === undefined) {
      // What it is found by now is not known here.
      entries.delete(id)
      lists.clear()
      return
    }
    const before = entries.peek(id)
    if (before !== undefined && before.version > version) return
    if (before !== undefined) entries.set(id, { version, fact: fact === 'absent' ? undefined : fact })
    for (const key of keys ?? []) if (lists.peek(key)?.ids.has(id) === false) lists.delete(key)
  }
  kept.remember({
    changed: (all) => all.forEach(changed),
    forget() {
      reading.all()
      entries.clear()
      lists.clear()
    },
  })
  /** The newer of what was read and what was told meanwhile, which is kept where it may be. */
  const put = (id: string, fact: KeptFact<T> | undefined, isTouched: boolean): Entry<T> => {
    const read = { version: fact?.version ?? 0, fact }
    const before = kept.isFollowing() ? entries.peek(id) : undefined
    if (before !== undefined && before.version > read.version) return before
    if (kept.isFollowing() && !isTouched) entries.set(id, read)
    return read
  }
  const inList = (key: FactKey): FoundByKey<T> | undefined => {
    const list = kept.isFollowing() ? lists.get(key) : undefined
    if (list === undefined) return undefined
    const facts: KeptFact<T>[] = []
    for (const id of list.ids) {
      const fact = entries.get(id)?.fact
      if (fact === undefined || !fact.keys.includes(key)) return undefined
      facts.push(fact)
    }
    return { facts, more: list.more }
  }
  return {
    async get(id) {
      const heardUpTo = kept.heardUpTo()
      const entry = kept.isFollowing() ? entries.get(id) : undefined
      count[entry === undefined ? 'cold' : 'warm'] += 1
      if (entry !== undefined) return { fact: entry.fact, heardUpTo }
      const flight = reading.begin()
      try {
        const fact = await kept.get(id)
        return { fact: put(id, fact, flight.isTouched(id)).fact, heardUpTo }
      } finally {
        flight.land()
      }
    },
    async byKey(key) {
      const heardUpTo = kept.heardUpTo()
      const known = inList(key)
      count[known === undefined ? 'cold' : 'warm'] += 1
      if (known !== undefined) return { fact: known, heardUpTo }
      const flight = reading.begin()
      try {
        const { facts, more } = await kept.byKey(key, '', MOST_BY_KEY)
        let isWhole = kept.isFollowing() && !flight.isKeyTouched(key)
        for (const fact of facts) {
          const isTouched = flight.isTouched(fact.id)
          put(fact.id, fact, isTouched)
          isWhole &&= !isTouched
        }
        if (isWhole) lists.set(key, { ids: new Set(facts.map(({ id }) => id)), more })
        return { fact: { facts, more }, heardUpTo }
      } finally {
        flight.land()
      }
    },
    figures: () => ({
      facts: entries.size,
      keys: lists.size,
      bytes: (entries.calculatedSize ?? 0) + (lists.calculatedSize ?? 0),
      ...count,
    }),
  }
}
