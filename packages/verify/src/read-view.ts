import type { View } from '@seedline/views'
import type { Db } from 'mongodb'
import type { FoundDocument } from './refold-view.ts'

/** The documents that readers of a view get now; undefined while its first build is under way. */
export async function documentsOf(
  database: Db,
  view: Pick<View<unknown, unknown>, 'name' | 'foldVersion'>,
): Promise<ReadonlyMap<string, FoundDocument> | undefined> {
  const { name, foldVersion } = view
  const build = await database
    .collection<{ _id: string; live?: number | bigint }>('view_builds')
    .findOne({ _id: `${name}@${foldVersion}` })
  if (build?.live === undefined) return undefined
  const documents = new Map<string, FoundDocument>()
  const collection = database.collection(`view_${name}_${foldVersion}_${build.live}`)
  for await (const document of collection.find()) {
    documents.set(String(document._id), {
      key: String(document._id),
      data: document.data,
      seen: document.seen ?? {},
      held: Array.isArray(document.held) ? document.held.length : 0,
    })
  }
  return documents
}
