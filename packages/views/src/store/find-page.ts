import { pageBytesMost, pageMost } from '@seedline/contracts/bounds'
import { mongo } from 'mongoose'
import { fromStored, type StoredDocument } from '../apply/stored-document.ts'
import type { ViewDocument } from '../view/view-document.ts'
import {
  isScalar,
  type Position,
  pageTokenInvalid,
  questionOf,
  readPageToken,
  writePageToken,
} from './page-token.ts'
import type { FindOptions, FoundPage, Viewed } from './view-store-types.ts'

const READ_MS = 3000
const ALL_MS = 10_000
/** Of those that are all read. */
const togetherMost = 1000

export type Filter = Readonly<Record<string, unknown>>

/** So many at most; beyond its first hundred a database waits to be asked for the rest where nothing is said. */
export const inOneAnswer = (most: number) => ({ timeoutMS: READ_MS, limit: most, batchSize: most })

type Sort = readonly (readonly [path: string, direction: 1 | -1])[]

/**
 * One page by keyset: its cost doesn't grow with the number of pages before it. It ends sooner where its documents are
 * long, so that it always fits an answer.
 */
export async function findPage<D>(
  collection: mongo.Collection<StoredDocument>,
  filter: Filter,
  options: FindOptions<D>,
): Promise<FoundPage<D>> {
  const size = Math.max(1, Math.min(pageMost, options.page.size))
  const question = questionOf(filter, options.sort ?? {})
  const sort: Sort = [
    ...Object.entries(options.sort ?? {}).map(([path, way]) => [`data.${path}`, way] as const),
    ['_id', 1],
  ]
  const place = readPageToken(question, sort.length, options.page.token)
  const within = options.within ? [onData(options.within)] : []
  const after = place && (await wholePosition(collection, sort, place, within))
  const stored = await collection
    .find(
      { $and: [onData(filter), ...within, ...(after === undefined ? [] : [behind(sort, after)])] },
      { ...inOneAnswer(size + 1), ...projectionOf(options) },
    )
    .sort(Object.fromEntries(sort))
    .toArray()
  const page = fitting(stored.slice(0, size), options.bytesOf ?? storedBytes)
  const last = stored.length > page.length ? page.at(-1) : undefined
  return {
    found: page.map(viewed<D>).filter((document) => document !== undefined),
    nextPageToken: last === undefined ? '' : writePageToken(question, positionOf(sort, last)),
  }
}

/** The documents of keys, those that there are; a page of them is read at a time. */
export async function findMany<D>(
  collection: mongo.Collection<StoredDocument>,
  keys: readonly string[],
  options: Shown<D>,
): Promise<readonly Viewed<D>[]> {
  const found: Viewed<D>[] = []
  for (let from = 0; from < keys.length; from += pageMost) {
    const some = keys.slice(from, from + pageMost)
    const stored = await collection
      .find({ _id: { $in: some } }, { ...inOneAnswer(some.length), ...projectionOf(options) })
      .toArray()
    found.push(...stored.map(viewed<D>).filter((document) => document !== undefined))
  }
  return found
}

/** All that match, in no order. @throws Error where they are more than `most` */
export async function findAll<D>(
  collection: mongo.Collection<StoredDocument>,
  filter: Filter,
  { only, most }: { readonly only: readonly string[]; readonly most: number },
): Promise<readonly Viewed<D>[]> {
  const how = { timeoutMS: ALL_MS, limit: most + 1, batchSize: togetherMost }
  const stored = await collection
    .find(onData(filter), { ...how, ...projectionOf({ only }) })
    .toArray()
  if (stored.length > most) throw new Error(`More than ${most} documents match`)
  // One that is written meanwhile may be met twice.
  const byKey = new Map(stored.map((one) => [one._id, one]))
  return [...byKey.values()].map(viewed<D>).filter((document) => document !== undefined)
}

/** Documents that match, by one path, so many at most. */
export async function findSampled<D>(
  collection: mongo.Collection<StoredDocument>,
  filter: Filter,
  {
    by,
    only,
    most,
  }: { readonly by: string; readonly only: readonly string[]; readonly most: number },
): Promise<readonly Viewed<D>[]> {
  const stored = await collection
    .find(onData(filter), { ...inOneAnswer(most), ...projectionOf({ only }) })
    .sort({ [`data.${by}`]: 1, _id: 1 })
    .toArray()
  return stored.map(viewed<D>).filter((document) => document !== undefined)
}

/** How many match, and how often they were written: neither ever becomes less, so that any change makes it another. */
export async function stampOf(
  collection: mongo.Collection<StoredDocument>,
  filter: Filter,
): Promise<string> {
  const [found] = await collection
    .aggregate<{ count: number | bigint; writes: number | bigint }>(
      [
        { $match: onData(filter) },
        { $group: { _id: null, count: { $sum: 1 }, writes: { $sum: '$rev' } } },
      ],
      { timeoutMS: READ_MS },
    )
    .toArray()
  return found === undefined ? '' : `${found.count}:${found.writes}`
}

type Shown<D> = Pick<FindOptions<D>, 'leaveOut' | 'only' | 'sort'>

export function projectionOf<D>({ leaveOut = [], only, sort = {} }: Shown<D>) {
  const on = (paths: readonly string[], which: 0 | 1) =>
    paths.map((path) => [`data.${path}`, which] as const)
  if (only !== undefined) {
    const read = [
      ['seen', 1] as const,
      ['held', 1] as const,
      ...on([...only, ...Object.keys(sort)], 1),
    ]
    return { projection: Object.fromEntries(read) }
  }
  return leaveOut.length > 0 ? { projection: Object.fromEntries(on(leaveOut, 0)) } : {}
}

// At least one, whatever its length: a page must lead on.
export function fitting<D>(
  stored: readonly StoredDocument[],
  bytesOf: (data: D) => number,
): readonly StoredDocument[] {
  let bytes = 0
  const over = stored.findIndex((document, index) => {
    const { data } = fromStored<D>(document)
    bytes += data === undefined ? 0 : bytesOf(data)
    return index > 0 && bytes > pageBytesMost
  })
  return over < 0 ? stored : stored.slice(0, over)
}

// As protobuf the same takes less: BSON writes the names of the fields.
export const storedBytes = (data: unknown): number =>
  mongo.BSON.calculateObjectSize({ data }, { ignoreUndefined: true })

// Where a document stands whose values were too long for a token: it is looked up by its key, among those that may be seen.
export async function wholePosition(
  collection: mongo.Collection<StoredDocument>,
  sort: Sort,
  place: Position,
  within: readonly mongo.Filter<StoredDocument>[],
): Promise<Position> {
  if (place.length === sort.length) return place
  const [key] = place
  if (typeof key !== 'string') throw pageTokenInvalid()
  const stored = await collection.findOne(
    { $and: [{ _id: key }, ...within] },
    { timeoutMS: READ_MS },
  )
  if (stored === null) throw pageTokenInvalid()
  return positionOf(sort, stored)
}

/**
 * A filter on paths within the data; only documents that have any. Where a value is asked for, those that have it have
 * data, and an index answers alone.
 */
export function onData(filter: Filter): mongo.Filter<StoredDocument> {
  const asksValue = Object.values(filter).some((value) => isValue(value) || isOneOfValues(value))
  return asksValue ? prefixed(filter) : { $and: [{ data: { $exists: true } }, prefixed(filter)] }
}

const isValue = (asked: unknown): boolean => isScalar(asked) && asked !== null

const isOneOfValues = (asked: unknown): boolean => {
  const { $in } = (asked ?? {}) as { readonly $in?: unknown }
  return Array.isArray($in) && $in.length > 0 && $in.every(isValue)
}

export function prefixed(filter: Filter): mongo.Filter<StoredDocument> {
  const entries = Object.entries(filter).map(([name, value]) => {
    if (!name.startsWith('$')) return [`data.${name}`, value]
    const parts: unknown[] = Array.isArray(value) ? value : []
    return [name, parts.map((part) => prefixed({ ...(part as Filter) }))]
  })
  return Object.fromEntries(entries)
}

/** Documents that come after a position in this order. */
export function behind(sort: Sort, position: Position): mongo.Filter<StoredDocument> {
  const alternatives: mongo.Filter<StoredDocument>[] = []
  const equal: mongo.Filter<StoredDocument>[] = []
  sort.forEach(([path, direction], index) => {
    const value = position[index] ?? null
    const further = beyond(path, direction, value)
    if (further !== undefined) alternatives.push({ $and: [...equal, further] })
    equal.push({ [path]: { $eq: value } })
  })
  return { $or: alternatives }
}

/** MongoDB sorts a missing value before all others, but compares it with none. */
function beyond(
  path: string,
  direction: 1 | -1,
  value: Position[number],
): mongo.Filter<StoredDocument> | undefined {
  if (direction === 1) return { [path]: value === null ? { $ne: null } : { $gt: value } }
  if (value === null) return undefined
  return { $or: [{ [path]: { $lt: value } }, { [path]: { $eq: null } }] }
}

export const positionOf = (sort: Sort, stored: StoredDocument): Position =>
  sort.map(([path]) => {
    const value = path.split('.').reduce(memberOf, stored as unknown)
    return isScalar(value) ? value : null
  })

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined

export const viewed = <D>(stored: StoredDocument): Viewed<D> | undefined =>
  viewedOf(fromStored<D>(stored))

/** undefined for a document whose first event is still held or ignored. */
export function viewedOf<D>({ _id, seen, data }: ViewDocument<D>): Viewed<D> | undefined {
  return data === undefined ? undefined : { key: _id, data, versions: seen }
}
