import { setTimeout as pause } from 'node:timers/promises'
import type { Connection } from 'mongoose'

const POLL_MS = 2
const PATIENCE_MS = 20_000

/** Resolves once a document of that key is in the read model. */
export type Seen = (key: string) => Promise<void>

/** Looks at the documents of a view themselves: asking its service would wait for it, or cost it. */
export async function watchView(connection: Connection, name: string): Promise<Seen> {
  const found = await connection.listCollections()
  const collections = found.filter((one) => one.name.startsWith(`view_${name}_`))
  const [only] = collections
  if (!only || collections.length > 1) throw new Error(`One generation of ${name} was expected`)
  const documents = connection.collection<{ _id: string }>(only.name)
  return async (key) => {
    const until = performance.now() + PATIENCE_MS
    while ((await documents.findOne({ _id: key }, { projection: { _id: 1 } })) === null) {
      if (performance.now() > until) throw new Error(`${key} never came into view ${name}`)
      await pause(POLL_MS)
    }
  }
}
