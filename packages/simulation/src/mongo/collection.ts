import {
  aggregate,
  type BulkOperation,
  bulk,
  found,
  insert,
  remove,
  replace,
  update,
  type WriteCounts,
} from './commands.ts'
import { type Cursor, createCursor, type FindHow, projected } from './cursor.ts'
import type { Link } from './link.ts'
import type { Databases, Stored } from './stored.ts'
import { type Doc, documentIn } from './values.ts'

interface Limits {
  readonly timeoutMS?: number
  readonly upsert?: boolean
  readonly ordered?: boolean
}

interface IndexSpec {
  readonly key: Readonly<Record<string, number>>
  readonly name?: string
  readonly unique?: boolean
  readonly partialFilterExpression?: Doc
}

/** The part of a driver's collection that the services and their checks use. */
export interface StandInCollection {
  readonly collectionName: string
  find(filter?: Doc, how?: FindHow): Cursor
  findOne(filter?: Doc, how?: FindHow): Promise<Doc | null>
  aggregate(pipeline: readonly Doc[], how?: FindHow): Cursor
  countDocuments(filter?: Doc, how?: FindHow): Promise<number>
  insertOne(document: object, limits?: Limits): Promise<WriteCounts>
  updateOne(filter: Doc, change: Doc | readonly Doc[], limits?: Limits): Promise<WriteCounts>
  updateMany(filter: Doc, change: Doc, limits?: Limits): Promise<WriteCounts>
  replaceOne(filter: Doc, replacement: object, limits?: Limits): Promise<WriteCounts>
  deleteOne(filter: Doc, limits?: Limits): Promise<WriteCounts>
  deleteMany(filter: Doc, limits?: Limits): Promise<WriteCounts>
  bulkWrite(operations: readonly BulkOperation[], limits?: Limits): Promise<WriteCounts>
  findOneAndUpdate(
    filter: Doc,
    change: Doc | readonly Doc[],
    how?: FindHow & Limits & { readonly returnDocument?: 'before' | 'after' },
  ): Promise<Doc | null>
  createIndexes(specs: readonly IndexSpec[]): Promise<void>
}

export function standInCollection(
  databases: Databases,
  link: Link,
  database: string,
  name: string,
  { ignoreUndefined = false }: { readonly ignoreUndefined?: boolean } = {},
): StandInCollection {
  const stored = (): Stored => databases.collection(database, name)
  const call = <T>(what: string, carryOut: () => T, { timeoutMS }: Limits = {}): Promise<T> =>
    link.call(`${name} ${what}`, carryOut, timeoutMS === undefined ? {} : { timeoutMS })
  const changing =
    (many: boolean) =>
    (filter: Doc, change: Doc | readonly Doc[], limits: Limits = {}) =>
      call(
        'update',
        () => update(stored(), filter, change, { ...upserting(limits), many, ignoreUndefined }),
        limits,
      )
  const removing =
    (many: boolean) =>
    (filter: Doc, limits: Limits = {}) =>
      call('delete', () => remove(stored(), filter, many), limits)
  return {
    collectionName: name,
    find: (filter = {}, how = {}) =>
      createCursor(link, `${name} find`, (asked) => found(stored(), filter, plainHow(asked)), how),
    findOne: (filter = {}, how = {}) =>
      call(
        'find',
        () => {
          const [entry] = found(stored(), filter, { ...plainHow(how), limit: 1 })
          return entry ? projected(documentIn(entry.bytes, how), how.projection) : null
        },
        limitsOf(how),
      ),
    aggregate: (pipeline, how = {}) =>
      createCursor(link, `${name} aggregate`, () => aggregate(stored(), pipeline), how),
    countDocuments: (filter = {}, how = {}) =>
      call('count', () => found(stored(), filter, plainHow(how)).length, limitsOf(how)),
    insertOne: (document, limits) =>
      call('insert', () => insert(stored(), document, ignoreUndefined), limits),
    updateOne: changing(false),
    updateMany: changing(true),
    replaceOne: (filter, replacement, limits = {}) =>
      call(
        'replace',
        () => replace(stored(), filter, replacement, { ...upserting(limits), ignoreUndefined }),
        limits,
      ),
    deleteOne: removing(false),
    deleteMany: removing(true),
    bulkWrite: (operations, limits = {}) =>
      call(
        'bulk',
        () => bulk(stored(), operations, { ...ordering(limits), ignoreUndefined }),
        limits,
      ),
    findOneAndUpdate: (filter, change, how = {}) =>
      call(
        'find and update',
        () => {
          const [before] = stored().find(filter)
          update(stored(), filter, change, { ...upserting(how), ignoreUndefined })
          const key = before?.document._id ?? filter._id
          const [after] = key === undefined ? [] : stored().find({ _id: key })
          const entry = how.returnDocument === 'after' ? after : before
          return entry ? documentIn(entry.bytes, how) : null
        },
        limitsOf(how),
      ),
    createIndexes: (specs) =>
      call('index', () => {
        for (const { key, name: named, unique = false, partialFilterExpression = {} } of specs) {
          const spelled = Object.entries(key).flat().join('_')
          const partly = unique ? [] : Object.keys(partialFilterExpression)
          const fields = [...Object.keys(key), ...partly]
          stored().index({ name: named ?? spelled, fields, unique })
        }
      }),
  }
}

const upserting = ({ upsert = false }: Limits) => ({ upsert })
const ordering = ({ ordered = true }: Limits = {}) => ({ ordered })
const limitsOf = ({ timeoutMS }: FindHow): Limits => (timeoutMS === undefined ? {} : { timeoutMS })

const plainHow = ({ sort, limit, skip }: FindHow) => ({
  ...(sort && { sort }),
  ...(limit && { limit }),
  ...(skip && { skip }),
})
