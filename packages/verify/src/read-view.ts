import type { View } from '@seedline/views'
import type { Collection, Db, Document } from 'mongodb'
import { wholeOf } from './commit.ts'
import type { FoundDocument } from './refold-view.ts'

export interface StoredDocument extends Document {
  readonly _id: string
}

/** Where a view's documents lie at this moment: a rebuild puts others there. */
export type LiveDocuments = () => Promise<Collection<StoredDocument> | undefined>

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

const batchSize = 50

/**
 * All documents of a view in the order of their keys, one reply at a time. Where a rebuild puts other
 * documents there meanwhile, it goes on among those.
 */
export async function* documentsInOrder(live: LiveDocuments): AsyncIterable<StoredDocument> {
  let after: string | undefined
  for (;;) {
    const collection = await live()
    if (collection === undefined) return
    const filter = after === undefined ? {} : { _id: { $gt: after } }
    const replaced = async () => (await live())?.collectionName !== collection.collectionName
    try {
      for await (const document of collection.find(filter, { sort: { _id: 1 }, batchSize })) {
        after = document._id
        yield document
      }
    } catch (error) {
      if (!(await replaced())) throw error
    }
    if (!(await replaced())) return
  }
}

/** One document of a view as it is at this moment. */
export async function documentOf(
  collection: Collection<StoredDocument>,
  key: string,
): Promise<FoundDocument | undefined> {
  const document = await collection.findOne({ _id: key })
  return document ? found(document) : undefined
}

/** Reads a document; what makes it none of a view is told as its damage. */
export function found({ _id, data, seen, held }: StoredDocument): FoundDocument {
  const versions: Record<string, number> = {}
  let damage = ''
  if (typeof _id !== 'string') damage = `its key is ${typeof _id}`
  if (!isPlainObject(seen)) damage = '/seen is no object'
  else {
    for (const [stream, version] of Object.entries(seen)) {
      const read = wholeOf(version)
      if (read === undefined) damage = `/seen/${stream} is no version`
      else versions[stream] = read
    }
  }
  if (!Array.isArray(held)) damage = '/held is no list'
  return {
    key: String(_id),
    data,
    seen: versions,
    held: Array.isArray(held) ? held.length : 0,
    damage,
  }
}

const isPlainObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
