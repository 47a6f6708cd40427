import { mongo } from 'mongoose'
import type { ViewDocument } from '../view/view-document.ts'

const MAX_DOCUMENTS = 5000
const MAX_BYTES = 16 * 1024 * 1024

/**
 * Documents as last written, so that a fold seldom has to read. Never trusted: every write names
 * the rev that it replaces, and a stale entry is found out by that.
 */
export interface DocumentCache<D> {
  get(key: string): ViewDocument<D> | undefined
  put(document: ViewDocument<D>): void
  forget(key: string): void
}

export function createDocumentCache<D>(
  maxBytes = MAX_BYTES,
  maxDocuments = MAX_DOCUMENTS,
): DocumentCache<D> {
  const entries = new Map<string, { readonly document: ViewDocument<D>; readonly bytes: number }>()
  let total = 0
  const forget = (key: string): void => {
    total -= entries.get(key)?.bytes ?? 0
    entries.delete(key)
  }
  return {
    get: (key) => entries.get(key)?.document,
    forget,
    put(document) {
      forget(document._id)
      const bytes = mongo.BSON.calculateObjectSize(document)
      entries.set(document._id, { document, bytes })
      total += bytes
      for (const key of entries.keys()) {
        if (total <= maxBytes && entries.size <= maxDocuments) break
        forget(key)
      }
    },
  }
}
