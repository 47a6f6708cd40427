import { mongo } from 'mongoose'
import type { ViewDocument } from '../view/view-document.ts'
import { type StoredDocument, toStored } from './stored-document.ts'

const WRITE_MS = 5000
const DUPLICATE = 11000

/**
 * Writes documents in one bulk, each only over the rev that it was folded from. Returns the keys
 * that someone may have written meanwhile: load and fold these again. Whatever of them did get
 * written turns out to be applied already.
 */
export async function writeDocuments<D>(
  collection: mongo.Collection<StoredDocument>,
  documents: readonly ViewDocument<D>[],
): Promise<ReadonlySet<string>> {
  const fresh = documents.filter(({ rev }) => rev === 1).map(({ _id }) => _id)
  const replaced = documents.filter(({ rev }) => rev > 1).map(({ _id }) => _id)
  const { matched, taken } = await write(
    collection,
    documents.map((document) => {
      const stored = toStored(document)
      return stored.rev === 1
        ? { insertOne: { document: stored } }
        : {
            replaceOne: {
              filter: { _id: stored._id, rev: stored.rev - 1 },
              replacement: stored,
            },
          }
    }),
    (index) => documents[index]?._id,
  )
  // MongoDB tells how many replacements found their rev, not which.
  const contested = matched === replaced.length ? [] : replaced
  return new Set([...contested, ...fresh.filter((key) => taken.has(key))])
}

async function write(
  collection: mongo.Collection<StoredDocument>,
  operations: mongo.AnyBulkWriteOperation<StoredDocument>[],
  keyAt: (index: number) => string | undefined,
): Promise<{ readonly matched: number; readonly taken: ReadonlySet<string> }> {
  const taken = new Set<string>()
  try {
    const { matchedCount } = await collection.bulkWrite(operations, {
      ordered: false,
      timeoutMS: WRITE_MS,
    })
    return { matched: matchedCount, taken }
  } catch (error) {
    if (!(error instanceof mongo.MongoBulkWriteError)) throw error
    const errors = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors]
    for (const { code, index } of errors) {
      const key = keyAt(index)
      if (code !== DUPLICATE || key === undefined) throw error
      taken.add(key)
    }
    if (taken.size === 0) throw error
    return { matched: error.result.matchedCount, taken }
  }
}
