import type { mongo } from 'mongoose'
import type { StoredDocument } from '../apply/stored-document.ts'

const PAGE = 2000
const READ_MS = 120_000

/**
 * Per stream, the version up to which the documents of a build have it, as they say themselves. It
 * takes about a hundred bytes for each stream.
 */
export async function seenVersions(
  collection: mongo.Collection<StoredDocument>,
): Promise<ReadonlyMap<string, number>> {
  const seen = new Map<string, number>()
  const cursor = collection.find(
    {},
    {
      projection: { _id: 0, seen: 1 },
      batchSize: PAGE,
      maxTimeMS: READ_MS,
      readConcern: { level: 'majority' },
    },
  )
  for await (const document of cursor) {
    for (const [stream, version] of Object.entries(document.seen)) seen.set(stream, Number(version))
  }
  return seen
}
