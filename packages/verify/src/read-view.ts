import type { Db } from 'mongodb'
import type { FoundDocument } from './refold-view.ts'

/** The documents of a read model, read without the views package's own code. */
export async function documentsOf(
  database: Db,
  view: string,
): Promise<ReadonlyMap<string, FoundDocument>> {
  const documents = new Map<string, FoundDocument>()
  for await (const document of database.collection(`view_${view}`).find()) {
    documents.set(String(document._id), {
      key: String(document._id),
      data: document.data,
      seen: document.seen ?? {},
      held: Array.isArray(document.held) ? document.held.length : 0,
    })
  }
  return documents
}
