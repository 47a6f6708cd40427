import { type Connection, mongo } from 'mongoose'
import type { Folded, Head } from '../fold/fold.ts'
import { CALL_MS, durable, factsOf, type Named } from './database.ts'
import type { StoredFact } from './stored-fact.ts'

/** What decides, and the rev that it was read at. */
export interface Found extends Folded {
  readonly rev: number
}

/** What is to be written over what was read; undefined: there was none. */
export interface Write {
  readonly id: string
  readonly before: Found | undefined
  readonly after: Folded
}

export interface Page {
  readonly found: readonly StoredFact[]
  /** Whether there are more behind the last. */
  readonly more: boolean
}

/** The documents of a kind. */
export interface KeptStore {
  /** Its indexes exist when it resolves. */
  prepare(): Promise<void>
  heads(ids: readonly string[]): Promise<ReadonlyMap<string, Found>>
  /** Durable when it resolves. False: somebody may have written to some of them meanwhile; read and fold them again. */
  write(writes: readonly Write[], toldAt: Date): Promise<boolean>
  /** Removes one that nobody wrote meanwhile. */
  remove(id: string, { rev }: Pick<Found, 'rev'>): Promise<void>
  get(id: string): Promise<StoredFact | undefined>
  /** Those that are there, in order of their ids, behind one. */
  byKey(key: string, after: string, most: number): Promise<Page>
  /** Ids that were not told in this walk, behind one. */
  notToldIn(walk: number, after: string, most: number): Promise<readonly string[]>
  /** Those that were told last and are there. */
  lastTold(most: number): Promise<ReadonlyMap<string, number>>
}

export function keptStore(connection: Connection, named: Named): KeptStore {
  const facts = () => factsOf(connection, named)
  const reading = { timeoutMS: CALL_MS } as const
  const ids = async (filter: mongo.Filter<StoredFact>, most: number) =>
    facts()
      .find(filter, { ...reading, projection: { _id: 1 }, sort: { _id: 1 }, limit: most })
      .toArray()
  return {
    async prepare() {
      await facts().createIndex({ keys: 1, _id: 1 })
      await facts().createIndex({ walk: 1, _id: 1 })
      await facts().createIndex({ toldAt: -1 })
    },
    async heads(asked) {
      const projection = { rev: 1, version: 1, walk: 1, absent: 1, untold: 1 }
      const found = await facts()
        .find({ _id: { $in: [...asked] } }, { ...reading, projection, batchSize: asked.length })
        .toArray()
      return new Map(
        found.map((one) => [one._id, { rev: one.rev, head: headOf(one), content: undefined }]),
      )
    },
    write: (writes, toldAt) => write(facts(), writes, toldAt),
    async remove(_id, { rev }) {
      await facts().deleteOne({ _id, rev }, durable)
    },
    async get(_id) {
      return (await facts().findOne({ _id }, reading)) ?? undefined
    },
    async byKey(keys, after, most) {
      const filter = { keys, _id: { $gt: after } }
      const options = {
        ...reading,
        sort: { _id: 1 },
        limit: most + 1,
        batchSize: most + 1,
      } as const
      const found = await facts().find(filter, options).toArray()
      return { found: found.slice(0, most), more: found.length > most }
    },
    async notToldIn(walk, after, most) {
      const found = await ids({ walk: { $lt: walk }, _id: { $gt: after } }, most)
      return found.map(({ _id }) => _id)
    },
    async lastTold(most) {
      const projection = { version: 1 }
      const options = { ...reading, projection, sort: { toldAt: -1 }, limit: most } as const
      const found = await facts().find({ absent: false, untold: '' }, options).toArray()
      return new Map(found.map(({ _id, version }) => [_id, version]))
    },
  }
}

const headOf = ({ version, walk, absent, untold }: StoredFact): Head => ({
  version,
  walk,
  absent,
  untold,
})

async function write(
  facts: mongo.Collection<StoredFact>,
  writes: readonly Write[],
  toldAt: Date,
): Promise<boolean> {
  if (writes.length === 0) return true
  const operations = writes.map(({ id, before, after: { head, content } }) => {
    const document = content && new mongo.Binary(content.document)
    const told = content && { document, toldAt, ...(content.keys && { keys: [...content.keys] }) }
    if (before !== undefined) {
      const $set = { ...head, ...told }
      return {
        updateOne: { filter: { _id: id, rev: before.rev }, update: { $set, $inc: { rev: 1 } } },
      }
    }
    const empty = { document: new mongo.Binary(new Uint8Array()), keys: [], toldAt }
    return { insertOne: { document: { _id: id, rev: 1, ...empty, ...head, ...told } } }
  })
  try {
    const { matchedCount, insertedCount } = await facts.bulkWrite(
      operations as mongo.AnyBulkWriteOperation<StoredFact>[],
      { ordered: false, ...durable },
    )
    return matchedCount + insertedCount === writes.length
  } catch (error) {
    if (isTaken(error)) return false
    throw error
  }
}

/** Whether nothing went wrong but that somebody else had inserted the same. */
function isTaken(error: unknown): boolean {
  if (!(error instanceof mongo.MongoBulkWriteError)) return false
  const errors = [error.writeErrors].flat()
  return errors.length > 0 && errors.every(({ code }) => code === 11_000)
}
