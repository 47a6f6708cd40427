import type { Link } from './link.ts'
import { byOrder } from './matching.ts'
import { type Doc, documentIn, isPlain, type Reading, valuesAt } from './values.ts'

/** What a cursor goes through: asked again for each reply, so that it sees what comes meanwhile. */
export type Source = (how: FindHow) => readonly (Doc | { readonly bytes: Uint8Array })[]

export interface FindHow extends Reading {
  sort?: Record<string, number> | undefined
  limit?: number | undefined
  skip?: number | undefined
  projection?: Doc | undefined
  batchSize?: number | undefined
  timeoutMS?: number | undefined
}

const FIRST_BATCH = 101
const LATER_BATCH = 1000

/** The part of a driver's cursor that is used. */
export interface Cursor {
  sort(sort: Record<string, number>): Cursor
  limit(limit: number): Cursor
  skip(skip: number): Cursor
  project(projection: Doc): Cursor
  batchSize(size: number): Cursor
  next(): Promise<Doc | null>
  toArray(): Promise<Doc[]>
  readBufferedDocuments(most?: number): Doc[]
  close(): Promise<void>
  [Symbol.asyncIterator](): AsyncGenerator<Doc>
}

export function createCursor(link: Link, what: string, source: Source, options: FindHow): Cursor {
  const how: FindHow = { ...options }
  let buffer: Doc[] = []
  let ended = false
  let replies = 0
  let behind: ((all: ReturnType<Source>) => ReturnType<Source>) | undefined

  const fetch = async (): Promise<void> => {
    const most = how.batchSize ?? (replies === 0 ? FIRST_BATCH : LATER_BATCH)
    const limits = how.timeoutMS === undefined ? {} : { timeoutMS: how.timeoutMS }
    const page = await link.call(
      what,
      () => {
        const all = source(how)
        const left = behind ? behind(all) : all
        return { documents: left.slice(0, most), more: left.length > most }
      },
      limits,
    )
    replies += 1
    ended = !page.more
    behind = placeBehind(page.documents.at(-1), how)
    buffer = page.documents.map((one) => handedOut(one, how))
  }
  const next = async (): Promise<Doc | null> => {
    if (buffer.length === 0 && !ended) await fetch()
    return buffer.shift() ?? null
  }
  const cursor: Cursor = {
    sort: (sort) => chained(() => Object.assign(how, { sort })),
    limit: (limit) => chained(() => Object.assign(how, { limit })),
    skip: (skip) => chained(() => Object.assign(how, { skip })),
    project: (projection) => chained(() => Object.assign(how, { projection })),
    batchSize: (batchSize) => chained(() => Object.assign(how, { batchSize })),
    next,
    async toArray() {
      const all: Doc[] = []
      for (let one = await next(); one !== null; one = await next()) all.push(one)
      return all
    },
    readBufferedDocuments: (most) => buffer.splice(0, most ?? buffer.length),
    async close() {
      ended = true
      buffer = []
    },
    async *[Symbol.asyncIterator]() {
      for (let one = await next(); one !== null; one = await next()) yield one
    },
  }
  const chained = (change: () => void): Cursor => {
    change()
    return cursor
  }
  return cursor
}

type Found = ReturnType<Source>[number]

const parsed = (found: Found): Doc =>
  isEntry(found) ? (found as unknown as { readonly document: Doc }).document : found

const isEntry = (found: Found): found is { readonly bytes: Uint8Array } =>
  found.bytes instanceof Uint8Array && 'document' in found

/** Where a sorted cursor goes on, whatever was stored meanwhile; an unsorted one by insertion. */
function placeBehind(last: Found | undefined, { sort }: FindHow) {
  if (last === undefined) return undefined
  if (sort === undefined) {
    const order = isEntry(last) ? (last as unknown as { readonly order: number }).order : undefined
    return (all: readonly Found[]) =>
      order === undefined
        ? all.slice(all.indexOf(last) + 1)
        : all.filter((one) => (one as unknown as { readonly order: number }).order > order)
  }
  const compared = byOrder(sort)
  return (all: readonly Found[]) => all.filter((one) => compared(parsed(one), parsed(last)) > 0)
}

const handedOut = (found: Found, how: FindHow): Doc =>
  projected(isEntry(found) ? documentIn(found.bytes, how) : { ...found }, how.projection)

/** Leaves out, or leaves in, what a projection names. */
export function projected(document: Doc, projection: Doc | undefined): Doc {
  if (projection === undefined || Object.keys(projection).length === 0) return document
  const { _id = 1, ...paths } = projection
  const including = Object.values(paths).some(Boolean) || (paths && Object.keys(paths).length === 0)
  if (!including) {
    for (const path of Object.keys(projection)) leaveOut(document, path)
    return document
  }
  const kept: Doc = _id ? { _id: document._id } : {}
  for (const path of Object.keys(paths)) {
    const [value] = valuesAt(document, path)
    if (value !== undefined) put(kept, path, value)
  }
  return kept
}

function leaveOut(document: Doc, path: string): void {
  const names = path.split('.')
  const last = names.pop() ?? ''
  const parents = names.length === 0 ? [document] : valuesAt(document, names.join('.'))
  for (const parent of parents.flat()) if (isPlain(parent)) delete parent[last]
}

function put(document: Doc, path: string, value: unknown): void {
  const [name = '', ...rest] = path.split('.')
  if (rest.length === 0) document[name] = value
  else {
    const inner = isPlain(document[name]) ? (document[name] as Doc) : {}
    document[name] = inner
    put(inner, rest.join('.'), value)
  }
}
