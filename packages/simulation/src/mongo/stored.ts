import mongoose from 'mongoose'
import { matches } from './matching.ts'
import { bytesOf, type Doc, documentIn, isPlain, keyOf, valuesAt } from './values.ts'

/** A document as the server keeps it; never changed, only replaced. */
export interface Entry {
  readonly key: string
  /** Of its insertion. */
  readonly order: number
  readonly bytes: Uint8Array
  readonly document: Doc
}

export interface Index {
  readonly name: string
  readonly fields: readonly string[]
  readonly unique: boolean
}

/** What a unique index refuses. */
export interface Duplicate {
  readonly index: string
  readonly fields: readonly string[]
}

/** One collection as a server keeps it. */
export interface Stored {
  readonly name: string
  find(filter: Doc): readonly Entry[]
  /** Inserts, or replaces what was found before; tells what hinders it. */
  put(document: object, before: Entry | undefined, ignoreUndefined: boolean): Duplicate | undefined
  remove(entry: Entry): void
  index(index: Index): void
  entries(): Iterable<Entry>
  copy(): Stored
}

const BY_ID: Index = { name: '_id_', fields: ['_id'], unique: true }

type Keys = Map<string, Map<string, Entry>>

/** Hears of a document as it is written, and as it was before where it was there. */
type Told = (entry: Entry, before: Entry | undefined) => void

export function createStored(
  name: string,
  from: Iterable<Entry> = [],
  indexes: readonly Index[] = [BY_ID],
  told: Told = () => undefined,
): Stored {
  const known: Index[] = []
  const entries = new Map<string, Entry>()
  const unique = new Map<Index, Map<string, Entry>>()
  const byField = new Map<string, Keys>()
  let order = 0

  const file = (entry: Entry): void => {
    entries.set(entry.key, entry)
    for (const [index, keys] of unique) keys.set(compound(index, entry.document), entry)
    for (const [field, keys] of byField) {
      const key = keyOf(entry.document[field])
      const there = keys.get(key)
      if (there) there.set(entry.key, entry)
      else keys.set(key, new Map([[entry.key, entry]]))
    }
  }
  const unfile = (entry: Entry): void => {
    entries.delete(entry.key)
    for (const [index, keys] of unique) keys.delete(compound(index, entry.document))
    for (const [field, keys] of byField) keys.get(keyOf(entry.document[field]))?.delete(entry.key)
  }
  const addIndex = (index: Index): void => {
    if (known.some((one) => one.name === index.name)) return
    known.push(index)
    const all = Array.from(entries.values())
    if (index.unique) unique.set(index, new Map())
    for (const field of index.fields) if (!byField.has(field)) byField.set(field, new Map())
    for (const entry of all) file(entry)
  }

  for (const index of indexes) addIndex(index)
  for (const entry of from) {
    file(entry)
    order = Math.max(order, entry.order)
  }
  return {
    name,
    find(filter) {
      const found = candidates(entries, byField, filter).filter(({ document }) =>
        matches(document, filter),
      )
      return found.toSorted((one, other) => one.order - other.order)
    },
    put(given, before, ignoreUndefined) {
      const withId =
        '_id' in given ? given : { _id: new mongoose.mongo.ObjectId(), ...(given as Doc) }
      const bytes = bytesOf(withId, ignoreUndefined)
      const document = documentIn(bytes)
      for (const [index, keys] of unique) {
        const there = keys.get(compound(index, document))
        if (there && there.key !== before?.key) return { index: index.name, fields: index.fields }
      }
      if (before) unfile(before)
      order += before ? 0 : 1
      const entry = { key: keyOf(document._id), order: before?.order ?? order, bytes, document }
      file(entry)
      told(entry, before)
      return undefined
    },
    remove: unfile,
    index: addIndex,
    entries: () => entries.values(),
    copy: () => createStored(name, entries.values(), known, told),
  }
}

const compound = ({ fields }: Index, document: Doc): string =>
  fields.map((field) => keyOf(valuesAt(document, field)[0])).join('\u0000')

/** Fewer than all of them, where an index tells. */
function candidates(
  entries: ReadonlyMap<string, Entry>,
  byField: ReadonlyMap<string, Keys>,
  filter: Doc,
): readonly Entry[] {
  let fewest: readonly Entry[] | undefined
  for (const [field, asked] of Object.entries(filter)) {
    const keys = byField.get(field)
    const values = keys && valuesAsked(asked)
    if (!keys || !values) continue
    const found = values.flatMap((value) => Array.from(keys.get(keyOf(value))?.values() ?? []))
    if (fewest === undefined || found.length < fewest.length) fewest = found
  }
  return fewest ? Array.from(new Set(fewest)) : Array.from(entries.values())
}

/** Undefined for anything but scalars, and for null, which also stands for what is missing. */
function valuesAsked(asked: unknown): readonly unknown[] | undefined {
  if (Array.isArray(asked) || asked === null || asked === undefined) return undefined
  if (!isPlain(asked)) return asked instanceof RegExp ? undefined : [asked]
  const list = asked.$in
  return Object.keys(asked).length === 1 && Array.isArray(list) ? list : undefined
}

/** The databases of a server. */
export interface Databases {
  collection(database: string, name: string): Stored
  names(database: string): readonly string[]
  drop(database: string, name: string): void
  /** Has every document told that is written there, now and later. */
  onPut(database: string, name: string, told: Told): void
  /** As of now, to be put back later. */
  backup(database: string): () => void
}

export function createDatabases(): Databases {
  const all = new Map<string, Map<string, Stored>>()
  const of = (database: string): Map<string, Stored> => {
    const found = all.get(database) ?? new Map<string, Stored>()
    all.set(database, found)
    return found
  }
  const listeners = new Map<string, Told[]>()
  return {
    onPut(database, name, told) {
      const place = `${database}/${name}`
      listeners.set(place, [...(listeners.get(place) ?? []), told])
    },
    collection(database, name) {
      const collections = of(database)
      const told: Told = (entry, before) => {
        for (const each of listeners.get(`${database}/${name}`) ?? []) each(entry, before)
      }
      const found = collections.get(name) ?? createStored(name, [], [BY_ID], told)
      collections.set(name, found)
      return found
    },
    names: (database) => Array.from(of(database).keys()),
    drop: (database, name) => void of(database).delete(name),
    backup(database) {
      const kept = Array.from(of(database), ([name, stored]) => [name, stored.copy()] as const)
      return () => all.set(database, new Map(kept.map(([name, one]) => [name, one.copy()])))
    },
  }
}
