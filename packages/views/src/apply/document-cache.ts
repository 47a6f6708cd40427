import { mongo } from 'mongoose'
import type { ViewDocument } from '../view/view-document.ts'

const MAX_DOCUMENTS = 1000
const MAX_BYTES = 2 * 1024 * 1024

/** When the database was asked, by performance.now(), and which turn of the subscription that was in. */
export interface Asked {
  readonly at: number
  /** Undefined: in none. */
  readonly turn: number | undefined
}

export interface CacheEntry<D> {
  readonly document: ViewDocument<D>
  /** It was so in the database then, or later. */
  readonly asked: Asked
}

/**
 * Documents as last written, so that a fold seldom has to read. Folds don't trust it: every write names
 * the rev that it replaces, and a stale entry is found out by that.
 */
export interface DocumentCache<D> {
  get(key: string): ViewDocument<D> | undefined
  entry(key: string): CacheEntry<D> | undefined
  /** To be called before the database is asked for what is put here then. */
  asking(): Asked
  put(document: ViewDocument<D>, asked: Asked): void
  forget(key: string): void
}

export function createDocumentCache<D>(
  turn: () => number | undefined = () => undefined,
  maxBytes = MAX_BYTES,
  maxDocuments = MAX_DOCUMENTS,
): DocumentCache<D> {
  const entries = new Map<string, CacheEntry<D> & { readonly bytes: number }>()
  let total = 0
  const forget = (key: string): void => {
    total -= entries.get(key)?.bytes ?? 0
    entries.delete(key)
  }
  return {
    get: (key) => entries.get(key)?.document,
    entry: (key) => entries.get(key),
    asking: () => ({ at: performance.now(), turn: turn() }),
    forget,
    put(document, asked) {
      forget(document._id)
      const bytes = mongo.BSON.calculateObjectSize(document)
      entries.set(document._id, { document, asked, bytes })
      total += bytes
      for (const key of entries.keys()) {
        if (total <= maxBytes && entries.size <= maxDocuments) break
        forget(key)
      }
    },
  }
}
