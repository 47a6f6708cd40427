import { LRUCache } from 'lru-cache'
import type { KeptFact } from '../kind/kept-kind.ts'
import type { Changed } from '../watch/changed.ts'

export interface MemoryLimits {
  /** Facts, at most. */
  readonly most: number
  /** What they may take, as it is estimated by the lengths of their documents. */
  readonly bytes: number
}

/** Of the room that there is, so much is for what is found by keys. */
const SHARE_OF_KEYS = 8
/** What a decoded fact takes, by the length of its document, and what it takes beside that; measured of rights. */
const DECODED = 8
const AROUND_FACT = 800
const AROUND_KEY = 200
const AROUND_ID = 100

/** A fact as this process knows it. */
export interface Entry<T> {
  readonly version: number
  /** Undefined: it is known that there is none. */
  readonly fact: KeptFact<T> | undefined
}

/** Some of those that have a key in common: `more` says that there are others. */
export interface FoundByKey<T> {
  readonly facts: readonly KeptFact<T>[]
  readonly more: boolean
}

interface List {
  readonly ids: ReadonlySet<string>
  readonly more: boolean
}

/** What one process remembers, and never an earlier version than it was told. */
export interface Remembered<T> {
  entry(id: string): Entry<T> | undefined
  list(key: string): FoundByKey<T> | undefined
  put(id: string, entry: Entry<T>): void
  putList(key: string, found: FoundByKey<T>): void
  changed(change: Changed<T>): void
  forget(): void
  figures(): { readonly facts: number; readonly keys: number; readonly bytes: number }
}

export function remembered<T>(limits: MemoryLimits): Remembered<T> {
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
  return {
    entry: (id) => entries.get(id),
    list(key) {
      const list = lists.get(key)
      if (list === undefined) return undefined
      const facts: KeptFact<T>[] = []
      for (const id of list.ids) {
        const fact = entries.get(id)?.fact
        // It gave way, or is found by another key by now: the list is to be read again.
        if (fact === undefined || !fact.keys.includes(key)) return undefined
        facts.push(fact)
      }
      return { facts, more: list.more }
    },
    put: (id, entry) => void entries.set(id, entry),
    putList: (key, { facts, more }) =>
      void lists.set(key, { ids: new Set(facts.map(({ id }) => id)), more }),
    changed({ id, version, fact }) {
      if (fact === undefined) {
        // What it is found by now is not known here.
        entries.delete(id)
        lists.clear()
        return
      }
      const before = entries.peek(id)
      if (before !== undefined && before.version > version) return
      const known = fact === 'absent' ? undefined : fact
      if (before !== undefined) entries.set(id, { version, fact: known })
      for (const key of known?.keys ?? [])
        if (lists.peek(key)?.ids.has(id) === false) lists.delete(key)
    },
    forget() {
      entries.clear()
      lists.clear()
    },
    figures: () => ({
      facts: entries.size,
      keys: lists.size,
      bytes: entries.calculatedSize + lists.calculatedSize,
    }),
  }
}
