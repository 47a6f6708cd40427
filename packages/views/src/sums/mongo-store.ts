import type { LocalDate } from '@seedline/values'
import type { Connection, mongo } from 'mongoose'
import { database } from '../build/stored-builds.ts'
import { readLines, type SumsDefinition, storedLines } from './step.ts'
import type { Batch, Cell, Counted, Head, Journal, Notice, SumsStore } from './sums-store.ts'

const CALL_MS = 5000
const DUPLICATE = 11000

interface StoredCell {
  readonly _id: string
  readonly family: string
  readonly month: string
  readonly seq: number
  readonly lines: readonly string[]
}

/** A counted subject lies as a view's document does, so that lists are read from it in the same way. */
export interface StoredCounted {
  readonly _id: string
  readonly rev: number
  readonly seq: number
  readonly seen: Readonly<Record<string, number>>
  readonly held: readonly never[]
  readonly data: unknown
}

interface StoredBatch {
  readonly cells: readonly Omit<StoredCell, 'seq'>[]
  readonly counted: readonly Omit<StoredCounted, 'seq'>[]
}

interface StoredJournal {
  readonly _id: number
  readonly seq: number
  readonly isOpen: boolean
  readonly base: string
  readonly nextBase: string | null
  readonly notedAt: number | null
  readonly built: boolean
  readonly open: StoredBatch | null
}

type StoredNotice = Omit<Notice, 'stream'> & { readonly _id: string }

const options = { timeoutMS: CALL_MS }
const asStored = { useBigInt64: true, ignoreUndefined: true } as const

/** Where sums are kept in MongoDB. */
export function mongoSums<D>(
  connection: Connection,
  definition: Pick<SumsDefinition<D>, 'name' | 'version' | 'indexes'>,
): SumsStore<D> {
  const prefix = `sums_${definition.name}_${definition.version}`
  const collection = <T extends mongo.Document>(name: string): mongo.Collection<T> =>
    database(connection).collection<T>(name, { ...asStored, writeConcern: { w: 'majority' } })
  const journals = () => collection<StoredJournal>(prefix)
  const noted = () => collection<StoredNotice>(`${prefix}_notices`)
  const cellsOf = (generation: number) => collection<StoredCell>(`${prefix}_${generation}_cells`)
  const countedOf = (generation: number) => countedDocuments(connection, definition, generation)
  const last = async (filter: mongo.Filter<StoredJournal>, whole: boolean) => {
    const how = { ...options, ...(!whole && { projection: { open: 0 } }) }
    const [found] = await journals().find(filter, how).sort({ _id: -1 }).limit(1).toArray()
    return found
  }
  return {
    async journal() {
      const found = await last({}, true)
      return found && journalOf<D>(found)
    },
    async head() {
      const found = await last({ built: true }, false)
      return found && headOf(found)
    },
    async advance({ generation, seq, isOpen }, to) {
      const filter = { _id: generation, seq, isOpen }
      const { matchedCount } = await journals().replaceOne(filter, storedJournal(to), options)
      return matchedCount === 1
    },
    async begin(journal) {
      const { generation } = journal
      await cellsOf(generation).createIndexes([{ key: { month: 1, family: 1 } }])
      const keys = definition.indexes.map((fields) => ({
        key: Object.fromEntries(Object.entries(fields).map(([path, way]) => [`data.${path}`, way])),
      }))
      if (keys.length > 0) await countedOf(generation).createIndexes(keys)
      await once(journals().insertOne(storedJournal(journal), options))
    },
    async forgetBefore(generation) {
      const earlier = await journals()
        .find({ _id: { $lt: generation } }, options)
        .toArray()
      for (const { _id } of earlier) {
        await cellsOf(Number(_id)).deleteMany({}, options)
        await countedOf(Number(_id)).deleteMany({}, options)
        await journals().deleteOne({ _id }, options)
      }
    },
    async cells(generation, ids) {
      if (ids.length === 0) return []
      const found = await cellsOf(generation)
        .find({ _id: { $in: [...ids] } }, options)
        .toArray()
      return found.map(cellOf)
    },
    async months(generation, family, from, to) {
      const filter = { month: { $gte: from, $lte: to }, ...(family !== undefined && { family }) }
      return (await cellsOf(generation).find(filter, options).toArray()).map(cellOf)
    },
    async writeCells(generation, cells) {
      const operations = cells.map(({ cell, over }) => {
        const document = storedCell(cell)
        return over === undefined
          ? { insertOne: { document } }
          : { replaceOne: { filter: { _id: cell.id, seq: over }, replacement: document } }
      })
      const written = await bulk(cellsOf(generation), operations)
      return written === cells.length
    },
    async counted(generation, subjects) {
      if (subjects.length === 0) return []
      const filter = { _id: { $in: [...subjects] } }
      return (await countedOf(generation).find(filter, options).toArray()).map(readCounted<D>)
    },
    async writeCounted(generation, counted) {
      const documents = counted.map(storedCounted)
      // First what was never counted; what was, is there already.
      await bulk(
        countedOf(generation),
        documents.map((document) => ({ insertOne: { document } })),
      )
      await bulk(
        countedOf(generation),
        documents.map((document) => ({
          replaceOne: {
            filter: { _id: document._id, seq: { $lt: document.seq } },
            replacement: document,
          },
        })),
      )
    },
    async note(notices) {
      if (notices.length === 0) return
      await bulk(
        noted(),
        notices.map(({ stream, version, by, at }) => ({
          updateOne: {
            filter: { _id: stream },
            update: { $max: { version }, $setOnInsert: { by, at } },
            upsert: true,
          },
        })),
      )
    },
    async notices({ by, othersUntil, except, most }) {
      const mine = { $or: [{ by }, { at: { $lte: othersUntil } }] }
      const filter = except.length === 0 ? mine : { $and: [mine, { _id: { $nin: [...except] } }] }
      const found = await noted().find(filter, options).sort({ at: 1 }).limit(most).toArray()
      return found.map(({ _id, version, at, ...rest }) => ({
        ...rest,
        stream: _id,
        version: Number(version),
        at: Number(at),
      }))
    },
    pending: async (most) => noted().countDocuments({}, { ...options, limit: most }),
    async settle(notices) {
      if (notices.length === 0) return
      await bulk(
        noted(),
        notices.map(({ stream, version }) => ({
          deleteOne: { filter: { _id: stream, version } },
        })),
      )
    },
  }
}

/** The subjects of a generation as they were counted. */
export const countedDocuments = (
  connection: Connection,
  { name, version }: Pick<SumsDefinition<never>, 'name' | 'version'>,
  generation: number,
): mongo.Collection<StoredCounted> =>
  database(connection).collection<StoredCounted>(`sums_${name}_${version}_${generation}_counted`, {
    ...asStored,
    writeConcern: { w: 'majority' },
  })

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
    const errors =
      error instanceof Error && 'writeErrors' in error ? [error.writeErrors].flat() : []
    const allTaken =
      errors.length > 0 && errors.every((one) => (one as { code?: unknown }).code === DUPLICATE)
    if (!allTaken) throw error
    return -1
  }
}

async function once(inserting: Promise<unknown>): Promise<void> {
  try {
    await inserting
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== DUPLICATE) throw error
  }
}

const headOf = (stored: StoredJournal): Head => ({
  generation: Number(stored._id),
  seq: Number(stored.seq),
  isOpen: stored.isOpen,
  base: stored.base as LocalDate,
  nextBase: stored.nextBase as LocalDate | null,
  notedAt: stored.notedAt === null ? null : Number(stored.notedAt),
  built: stored.built,
})

function journalOf<D>(stored: StoredJournal): Journal<D> {
  const { isOpen: _, ...head } = headOf(stored)
  return { ...head, open: stored.open === null ? undefined : batchOf<D>(stored.open) }
}

const batchOf = <D>({ cells, counted }: StoredBatch): Batch<D> => ({
  cells: cells.map((cell) => cellOf({ ...cell, seq: 0 })),
  counted: counted.map((one) => readCounted<D>({ ...one, seq: 0 })),
})

const storedJournal = <D>({ generation, open, ...journal }: Journal<D>): StoredJournal => ({
  _id: generation,
  ...journal,
  isOpen: open !== undefined,
  open:
    open === undefined
      ? null
      : {
          cells: open.cells.map((cell) => storedCell({ ...cell, seq: 0 })),
          counted: open.counted.map((one) => storedCounted({ ...one, seq: 0 })),
        },
})

const cellOf = ({ _id, family, month, seq, lines }: StoredCell): Cell => ({
  id: _id,
  family,
  month,
  seq: Number(seq),
  lines: readLines(lines),
})

const storedCell = ({ id, family, month, seq, lines }: Cell): StoredCell => ({
  _id: id,
  family,
  month,
  seq,
  lines: storedLines(lines),
})

function readCounted<D>({ _id, seq, seen, data }: StoredCounted): Counted<D> {
  const versions = Object.entries(seen).map(([stream, version]) => [stream, Number(version)])
  // Whatever the definition's own source has put there; only that reads it.
  return { subject: _id, seq: Number(seq), seen: Object.fromEntries(versions), data: data as D }
}

const storedCounted = <D>({ subject, seq, seen, data }: Counted<D>): StoredCounted => ({
  _id: subject,
  rev: 1,
  seq,
  seen,
  held: [],
  data,
})
