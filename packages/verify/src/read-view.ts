import type { View } from '@seedline/views'
import type { Collection, Db, Document } from 'mongodb'
import type { FoundDocument } from './refold-view.ts'

interface StoredDocument extends Document {
  readonly _id: string
}

/** Where the documents lie that readers of a view get now; undefined while its first build is under way. */
export async function liveDocuments(
  database: Db,
  view: Pick<View<unknown, unknown>, 'name' | 'foldVersion'>,
): Promise<Collection<StoredDocument> | undefined> {
  const { name, foldVersion } = view
  const build = await database
    .collection<{ _id: string; live?: number | bigint }>('view_builds')
    .findOne({ _id: `${name}@${foldVersion}` })
  if (build?.live === undefined) return undefined
  return database.collection<StoredDocument>(`view_${name}_${foldVersion}_${build.live}`)
}

/** All documents of a view, by key. */
export async function allDocuments(
  collection: Collection<StoredDocument>,
): Promise<ReadonlyMap<string, FoundDocument>> {
  const documents = new Map<string, FoundDocument>()
  for await (const document of collection.find()) documents.set(document._id, found(document))
  return documents
}

/** One document of a view as it is at this moment. */
export async function documentOf(
  collection: Collection<StoredDocument>,
  key: string,
): Promise<FoundDocument | undefined> {
  const document = await collection.findOne({ _id: key })
  return document ? found(document) : undefined
}

function found({ _id, data, seen, held }: StoredDocument): FoundDocument {
  return {
    key: _id,
    data,
    seen: Object.fromEntries(
      Object.entries((seen ?? {}) as object).map(([stream, version]) => [stream, Number(version)]),
    ),
    held: Array.isArray(held) ? held.length : 0,
  }
}
