import mongoose from 'mongoose'
import { aggregated } from './aggregating.ts'
import { byOrder } from './matching.ts'
import type { Databases, Duplicate, Entry, Stored } from './stored.ts'
import { beginningOf, updated } from './updating.ts'
import { type Doc, documentIn } from './values.ts'

const { MongoServerError, MongoBulkWriteError } = mongoose.mongo

type Change = Doc | readonly Doc[]

export interface WriteCounts {
  matchedCount: number
  modifiedCount: number
  upsertedCount: number
  insertedCount: number
  deletedCount: number
  upsertedId: unknown
}

const nothing = (): WriteCounts => ({
  matchedCount: 0,
  modifiedCount: 0,
  upsertedCount: 0,
  insertedCount: 0,
  deletedCount: 0,
  upsertedId: null,
})

/** What one operation of a bulk asks for. */
export type BulkOperation =
  | { readonly insertOne: { readonly document: object } }
  | { readonly deleteOne: { readonly filter: Doc } }
  | { readonly deleteMany: { readonly filter: Doc } }
  | {
      readonly updateOne: {
        readonly filter: Doc
        readonly update: Change
        readonly upsert?: boolean
      }
    }
  | {
      readonly replaceOne: {
        readonly filter: Doc
        readonly replacement: object
        readonly upsert?: boolean
      }
    }

export const duplicateError = ({ index, fields }: Duplicate, collection: string) => ({
  code: 11000,
  errmsg: `E11000 duplicate key error collection: ${collection} index: ${index}`,
  keyPattern: Object.fromEntries(fields.map((field) => [field, 1])),
})

const refuse = (stored: Stored, duplicate: Duplicate | undefined): void => {
  if (duplicate) {
    const { errmsg, ...rest } = duplicateError(duplicate, stored.name)
    throw new MongoServerError({ message: errmsg, errmsg, ...rest })
  }
}

/** The found documents, in the order asked for. */
export function found(
  stored: Stored,
  filter: Doc,
  { sort, limit, skip = 0 }: { sort?: Record<string, number>; limit?: number; skip?: number },
): readonly Entry[] {
  const all = stored.find(filter)
  const order = sort && byOrder(sort)
  const sorted = order
    ? all.toSorted((one, other) => order(one.document, other.document) || one.order - other.order)
    : all
  return limit ? sorted.slice(skip, skip + limit) : sorted.slice(skip)
}

export function insert(stored: Stored, document: object, ignoreUndefined: boolean): WriteCounts {
  refuse(stored, stored.put(document, undefined, ignoreUndefined))
  return { ...nothing(), insertedCount: 1 }
}

export function update(
  stored: Stored,
  filter: Doc,
  change: Change,
  { upsert = false, many = false, ignoreUndefined = false },
): WriteCounts {
  const counts = nothing()
  const all = stored.find(filter)
  for (const entry of many ? all : all.slice(0, 1)) {
    refuse(stored, stored.put(updated(documentIn(entry.bytes), change, false), entry, false))
    counts.matchedCount += 1
    counts.modifiedCount += 1
  }
  if (all.length === 0 && upsert) {
    const beginning = beginningOf(filter)
    refuse(stored, stored.put(updated(beginning, change, true), undefined, ignoreUndefined))
    counts.upsertedCount = 1
    counts.upsertedId = beginning._id ?? null
  }
  return counts
}

export function replace(
  stored: Stored,
  filter: Doc,
  replacement: object,
  { upsert = false, ignoreUndefined = false },
): WriteCounts {
  const counts = nothing()
  const [entry] = stored.find(filter)
  if (entry) {
    const whole = { ...replacement, _id: entry.document._id }
    refuse(stored, stored.put(whole, entry, ignoreUndefined))
    counts.matchedCount = 1
    counts.modifiedCount = 1
  } else if (upsert) {
    const { _id } = beginningOf(filter)
    const whole = _id === undefined ? replacement : { _id, ...replacement }
    refuse(stored, stored.put(whole, undefined, ignoreUndefined))
    counts.upsertedCount = 1
    counts.upsertedId = _id ?? null
  }
  return counts
}

export function remove(stored: Stored, filter: Doc, many: boolean): WriteCounts {
  const all = stored.find(filter)
  const gone = many ? all : all.slice(0, 1)
  for (const entry of gone) stored.remove(entry)
  return { ...nothing(), deletedCount: gone.length }
}

export function bulk(
  stored: Stored,
  operations: readonly BulkOperation[],
  { ordered = true, ignoreUndefined = false },
): WriteCounts {
  const counts = nothing()
  const errors: object[] = []
  const inTurn = Array.from(operations.entries())
  // The driver sends what needs no order by kind, inserts first.
  if (!ordered) inTurn.sort(([, one], [, other]) => rankOf(one) - rankOf(other))
  for (const [index, operation] of inTurn) {
    try {
      add(counts, once(stored, operation, ignoreUndefined))
    } catch (error) {
      if (!(error instanceof MongoServerError)) throw error
      const { code, errmsg, keyPattern } = error as unknown as Doc
      errors.push({ index, code, errmsg, keyPattern })
      if (ordered) break
    }
  }
  if (errors.length === 0) return counts
  const said = { message: 'write errors', code: 11000, writeErrors: errors }
  throw new MongoBulkWriteError(
    said as unknown as ConstructorParameters<typeof MongoBulkWriteError>[0],
    counts as unknown as ConstructorParameters<typeof MongoBulkWriteError>[1],
  )
}

const rankOf = (operation: BulkOperation): number =>
  'insertOne' in operation ? 0 : 'deleteOne' in operation || 'deleteMany' in operation ? 2 : 1

function once(stored: Stored, operation: BulkOperation, ignoreUndefined: boolean): WriteCounts {
  if ('insertOne' in operation) return insert(stored, operation.insertOne.document, ignoreUndefined)
  if ('deleteOne' in operation) return remove(stored, operation.deleteOne.filter, false)
  if ('deleteMany' in operation) return remove(stored, operation.deleteMany.filter, true)
  if ('updateOne' in operation) {
    const { filter, update: change, upsert = false } = operation.updateOne
    return update(stored, filter, change, { upsert, ignoreUndefined })
  }
  const { filter, replacement, upsert = false } = operation.replaceOne
  return replace(stored, filter, replacement, { upsert, ignoreUndefined })
}

function add(counts: WriteCounts, more: WriteCounts): void {
  for (const name of [
    'matchedCount',
    'modifiedCount',
    'upsertedCount',
    'insertedCount',
    'deletedCount',
  ] as const) {
    counts[name] += more[name]
  }
}

export const aggregate = (stored: Stored, pipeline: readonly Doc[]): readonly Doc[] =>
  aggregated(
    Array.from(stored.entries(), ({ document }) => document),
    pipeline,
  )

/** The command `insert`, as the event store sends it. */
export function insertCommand(
  databases: Databases,
  database: string,
  { insert: name, documents }: { readonly insert: string; readonly documents: readonly object[] },
): Doc {
  const stored = databases.collection(database, name)
  const writeErrors = documents.flatMap((document, index) => {
    const duplicate = stored.put(document, undefined, false)
    return duplicate ? [{ index, ...duplicateError(duplicate, name) }] : []
  })
  const n = documents.length - writeErrors.length
  return { ok: 1, n, ...(writeErrors.length > 0 && { writeErrors }) }
}
