import type { EventMessage, Failure } from '@seedline/messaging'
import { ProblemError, problem } from '@seedline/values'
import type { mongo } from 'mongoose'
import { type Arrived, decodeEvent, foldInto, keyFor } from '../view/fold.ts'
import type { View } from '../view/view.ts'
import type { ViewDocument } from '../view/view-document.ts'
import type { DocumentCache } from './document-cache.ts'
import { fromStored, type StoredDocument } from './stored-document.ts'
import { writeDocuments } from './write-documents.ts'

const READ_MS = 5000
/** How often a document is folded anew after another writer came first. */
const MAX_CONFLICTS = 6

/** One build of a view: where its documents lie, and what is known of them. */
export interface ViewTarget<D, E> {
  readonly view: View<D, E>
  readonly collection: mongo.Collection<StoredDocument>
  readonly cache: DocumentCache<D>
  /** Told of every document that includes what was handed in. */
  applied(document: ViewDocument<D>): void
}

/**
 * Applies messages: those of one document are folded first, then all documents are written at
 * once. Resolves when everything is durable but the failures, which the caller parks.
 */
export async function applyBatch<D, E>(
  target: ViewTarget<D, E>,
  messages: readonly EventMessage[],
  { mostHeld }: { readonly mostHeld?: number } = {},
): Promise<readonly Failure[]> {
  const failures: Failure[] = []
  let groups = groupByKey(target.view, messages, failures)
  await load(target, unread(target, groups))
  for (let conflicts = 0; groups.size > 0; conflicts += 1) {
    if (conflicts > MAX_CONFLICTS) throw contended(target.view.name)
    const contested = await foldAndWrite(target, groups, failures, mostHeld)
    groups = new Map(Array.from(groups).filter(([key]) => contested.has(key)))
    for (const key of contested) target.cache.forget(key)
    await load(target, Array.from(contested))
  }
  return failures
}

function groupByKey<D, E>(
  view: View<D, E>,
  messages: readonly EventMessage[],
  failures: Failure[],
): ReadonlyMap<string, readonly Arrived<E>[]> {
  const groups = new Map<string, Arrived<E>[]>()
  for (const message of messages) {
    const decoded = decodeEvent(view, message)
    if (!decoded.ok) {
      failures.push(decoded.failure)
      continue
    }
    try {
      const key = keyFor(view, decoded.arrived)
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [decoded.arrived])
      else group.push(decoded.arrived)
    } catch (cause) {
      failures.push({ message, code: 'VIEW_KEY_FAILED', cause })
    }
  }
  return groups
}

/**
 * Documents that have to be read before they can be folded. What begins a stream mostly begins
 * its document too: that one is inserted, and read only when it turns out to be there.
 */
const unread = <D, E>(
  { cache }: ViewTarget<D, E>,
  groups: ReadonlyMap<string, readonly Arrived<E>[]>,
): readonly string[] =>
  Array.from(groups).flatMap(([key, [first]]) =>
    cache.get(key) === undefined && first?.message.version !== 1 ? [key] : [],
  )

async function load<D, E>(
  { collection, cache }: ViewTarget<D, E>,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return
  const asked = cache.asking()
  const found = await collection
    .find({ _id: { $in: [...keys] } }, { timeoutMS: READ_MS, batchSize: keys.length })
    .toArray()
  for (const stored of found) cache.put(fromStored<D>(stored), asked)
}

/** Returns the keys to try again. */
async function foldAndWrite<D, E>(
  target: ViewTarget<D, E>,
  groups: ReadonlyMap<string, readonly Arrived<E>[]>,
  failures: Failure[],
  mostHeld: number | undefined,
): Promise<ReadonlySet<string>> {
  const changed: ViewDocument<D>[] = []
  const failed = new Map<string, readonly Failure[]>()
  for (const [key, arrivals] of groups) {
    const before = target.cache.get(key)
    const folded = foldInto(target.view, key, before, arrivals, mostHeld)
    failed.set(key, folded.failures)
    if (folded.changed !== undefined) changed.push(folded.changed)
    else if (before !== undefined) target.applied(before)
  }
  const asked = target.cache.asking()
  const contested =
    changed.length === 0 ? new Set<string>() : await writeDocuments(target.collection, changed)
  for (const document of changed) {
    if (contested.has(document._id)) continue
    target.cache.put(document, asked)
    target.applied(document)
  }
  for (const [key, found] of failed) if (!contested.has(key)) failures.push(...found)
  return contested
}

const contended = (view: string): ProblemError =>
  new ProblemError(
    problem(
      'VIEW_CONTENDED',
      'unavailable',
      { zh: `视图 ${view} 的文档正被多方写入`, en: `Documents of ${view} are being contended for` },
      { zh: '系统会自动重试', en: 'It is tried again by itself' },
    ),
  )
