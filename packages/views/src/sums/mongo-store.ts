import type { Connection, mongo } from 'mongoose'
import { database } from '../build/stored-builds.ts'
import { dropStaleSums, joinSums } from './drop-stale-sums.ts'
import type { SumsDefinition } from './step.ts'
import {
  cellOf,
  headOf,
  journalOf,
  readCounted,
  type StoredCell,
  type StoredCounted,
  type StoredJournal,
  type StoredNotice,
  seenIn,
  storedCell,
  storedCounted,
  storedJournal,
} from './stored-sums.ts'
import type { Notice, SumsStore, Which } from './sums-store.ts'

const CALL_MS = 5000
const DUPLICATE = 11000

const options = { timeoutMS: CALL_MS }
const asStored = { useBigInt64: true, ignoreUndefined: true } as const

type Named = Pick<SumsDefinition<never>, 'name' | 'version'>
type Indexed = Named & Pick<SumsDefinition<never>, 'indexes'>

/** Where sums are kept in MongoDB. */
export const mongoSums = <D>(connection: Connection, definition: Indexed): SumsStore<D> => ({
  ...journalsIn<D>(connection, definition),
  ...cellsIn(connection, definition),
  ...countedIn<D>(connection, definition),
  ...noticesIn(connection, definition),
})

const prefixOf = ({ name, version }: Named): string => `sums_${name}_${version}`

const collectionOf = <T extends mongo.Document>(
  connection: Connection,
  name: string,
): mongo.Collection<T> =>
  database(connection).collection<T>(name, { ...asStored, writeConcern: { w: 'majority' } })

const cellsOf = (connection: Connection, named: Named, generation: number) =>
  collectionOf<StoredCell>(connection, `${prefixOf(named)}_${generation}_cells`)

/** The name under which the subjects of a generation lie as they were counted. */
export const countedName = (named: Named, generation: number): string =>
  `${prefixOf(named)}_${generation}_counted`

const countedOf = (connection: Connection, named: Named, generation: number) =>
  collectionOf<StoredCounted>(connection, countedName(named, generation))

type Journals<D> = Pick<
  SumsStore<D>,
  'journal' | 'head' | 'advance' | 'begin' | 'forgetBefore' | 'join'
>

function journalsIn<D>(connection: Connection, definition: Indexed): Journals<D> {
  const journals = () => collectionOf<StoredJournal>(connection, prefixOf(definition))
  const last = async (of: Which, whole: boolean) => {
    const filter = of === 'read' ? { built: true } : {}
    const how = { ...options, ...(!whole && { projection: { open: 0 } }) }
    const [found] = await journals().find(filter, how).sort({ _id: -1 }).limit(1).toArray()
    return found
  }
  return {
    async journal(of = 'counted') {
      const found = await last(of, true)
      return found && journalOf<D>(found)
    },
    async head(of = 'read') {
      const found = await last(of, false)
      return found && headOf(found)
    },
    async advance({ generation, seq, isOpen }, to) {
      const filter = { _id: generation, seq, isOpen }
      const { matchedCount } = await journals().replaceOne(filter, storedJournal(to), options)
      return matchedCount === 1
    },
    async begin(journal) {
      const { generation } = journal
      await cellsOf(connection, definition, generation).createIndexes([
        { key: { month: 1, family: 1 } },
      ])
      const keys = definition.indexes.map((fields) => ({
        key: Object.fromEntries([
          ...Object.entries(fields).map(([path, way]) => [`data.${path}`, way] as const),
          ['_id', 1] as const,
        ]),
      }))
      if (keys.length > 0) await countedOf(connection, definition, generation).createIndexes(keys)
      await once(journals().insertOne(storedJournal(journal), options))
    },
    async forgetBefore(generation) {
      await dropStaleSums(connection, definition, generation)
      await journals().deleteMany({ _id: { $lt: generation } }, options)
    },
    async join(at) {
      // Many notices wait at a first count: each look takes the oldest of them.
      await noticesOf(connection, definition).createIndexes([{ key: { at: 1, by: 1 } }])
      await joinSums(connection, definition, at)
    },
  }
}

type Cells = Pick<SumsStore<never>, 'cells' | 'months' | 'writeCells'>

function cellsIn(connection: Connection, named: Named): Cells {
  const of = (generation: number) => cellsOf(connection, named, generation)
  return {
    async cells(generation, ids) {
      if (ids.length === 0) return []
      const filter = { _id: { $in: [...ids] } }
      return (await of(generation).find(filter, options).toArray()).map(cellOf)
    },
    async months(generation, family, from, to) {
      const filter = { month: { $gte: from, $lte: to }, ...(family !== undefined && { family }) }
      return (await of(generation).find(filter, options).toArray()).map(cellOf)
    },
    async writeCells(generation, cells) {
      const operations = cells.map(({ cell, over }) => {
        const document = storedCell(cell)
        return over === undefined
          ? { insertOne: { document } }
          : { replaceOne: { filter: { _id: cell.id, seq: over }, replacement: document } }
      })
      const written = await bulk(of(generation), operations)
      return written === cells.length
    },
  }
}

function countedIn<D>(
  connection: Connection,
  named: Named,
): Pick<SumsStore<D>, 'counted' | 'seen' | 'writeCounted'> {
  const of = (generation: number) => countedOf(connection, named, generation)
  return {
    async counted(generation, subjects) {
      if (subjects.length === 0) return []
      const filter = { _id: { $in: [...subjects] } }
      return (await of(generation).find(filter, options).toArray()).map(readCounted<D>)
    },
    async seen(generation, subjects) {
      if (subjects.length === 0) return new Map()
      const filter = { _id: { $in: [...subjects] } }
      const found = await of(generation)
        .find(filter, { ...options, projection: { seen: 1 } })
        .toArray()
      return new Map(found.map(({ _id, seen }) => [_id, seenIn(seen)]))
    },
    async writeCounted(generation, counted) {
      if (counted.length === 0) return
      const documents = counted.map(storedCounted)
      // First what was never counted; what was, is there already.
      const known = await insertedBefore(of(generation), documents)
      const replacements = documents
        .filter((_, at) => known.has(at))
        .map((document) => ({
          replaceOne: {
            filter: { _id: document._id, seq: { $lt: document.seq } },
            replacement: document,
          },
        }))
      if (replacements.length > 0) await bulk(of(generation), replacements)
    },
  }
}

const noticesOf = (connection: Connection, named: Named) =>
  collectionOf<StoredNotice>(connection, `${prefixOf(named)}_notices`)

type Notices = Pick<SumsStore<never>, 'note' | 'notices' | 'wantedBy' | 'pending' | 'settle'>

function noticesIn(connection: Connection, named: Named): Notices {
  const noted = () => noticesOf(connection, named)
  return {
    async note(notices, anew) {
      if (notices.length === 0) return
      // Most are new, and an insert of many costs a server a fraction of as many upserts.
      const fresh = notices.map(({ stream, ...notice }) => ({ _id: stream, ...notice }))
      const known = await insertedBefore(noted(), fresh)
      const how = anew === undefined ? '$setOnInsert' : '$set'
      const operations = notices
        .filter((_, at) => known.has(at))
        .map(({ stream, version, by, at, wantedBy }) => ({
          updateOne: {
            filter: { _id: stream },
            update: { $max: { version, wantedBy }, [how]: { by, at } },
            upsert: true,
          },
        }))
      if (operations.length > 0) await bulk(noted(), operations)
    },
    async notices({ by, othersUntil, except, most }) {
      const mine = { $or: [{ by }, { at: { $lte: othersUntil } }] }
      const filter = except.length === 0 ? mine : { $and: [mine, { _id: { $nin: [...except] } }] }
      const found = await noted().find(filter, options).sort({ at: 1 }).limit(most).toArray()
      return found.map(noticeOf)
    },
    async wantedBy(generation, most) {
      const filter = { wantedBy: { $gte: generation } }
      return (await noted().find(filter, options).limit(most).toArray()).map(noticeOf)
    },
    pending: async (most) => noted().countDocuments({}, { ...options, limit: most }),
    async settle(notices) {
      // What was noted together is mostly forgotten together.
      const alike = Map.groupBy(notices, ({ stream: _, ...notice }) => JSON.stringify(notice))
      const operations = Array.from(alike.values(), (some) => {
        const [{ stream: _, ...notice } = {}] = some
        const filter = { _id: { $in: some.map(({ stream }) => stream) }, ...notice }
        return { deleteMany: { filter } }
      })
      if (operations.length > 0) await bulk(noted(), operations)
    },
  }
}

const noticeOf = ({ _id, version, by, at, wantedBy }: StoredNotice): Notice => ({
  stream: _id,
  version: Number(version),
  by,
  at: Number(at),
  wantedBy: Number(wantedBy),
})

/** Inserts documents; answers which of them somebody had inserted before. */
async function insertedBefore<T extends mongo.Document>(
  collection: mongo.Collection<T>,
  documents: readonly mongo.OptionalId<T>[],
): Promise<ReadonlySet<number>> {
  const inserts = documents.map((document) => ({ insertOne: { document } }))
  try {
    await collection.bulkWrite(inserts, { ordered: false, ...options })
    return new Set()
  } catch (error) {
    return duplicatesIn(error)
  }
}

/** How many documents a bulk wrote; what somebody else has just inserted counts as not written. */
async function bulk<T extends mongo.Document>(
  collection: mongo.Collection<T>,
  operations: readonly unknown[],
): Promise<number> {
  try {
    const { matchedCount, insertedCount, upsertedCount } = await collection.bulkWrite(
      operations as mongo.AnyBulkWriteOperation<T>[],
      { ordered: false, ...options },
    )
    return matchedCount + insertedCount + upsertedCount
  } catch (error) {
    duplicatesIn(error)
    return -1
  }
}

/** Which writes of a bulk failed since somebody else was first. @throws what else failed */
function duplicatesIn(error: unknown): ReadonlySet<number> {
  const failed = error instanceof Error && 'writeErrors' in error ? [error.writeErrors].flat() : []
  const errors = failed as readonly { readonly code?: unknown; readonly index?: unknown }[]
  if (errors.length === 0 || errors.some(({ code }) => code !== DUPLICATE)) throw error
  return new Set(errors.map(({ index }) => Number(index)))
}

async function once(inserting: Promise<unknown>): Promise<void> {
  try {
    await inserting
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== DUPLICATE) throw error
  }
}
