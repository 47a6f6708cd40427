import { types } from 'node:util'
import type { Actor } from '@seedline/event-store'
import { type Instant, instantOf as instantOfDate } from '@seedline/values'
import { Binary, type Collection, type Document, type Filter } from 'mongodb'

/** A commit as it lies in the database, read without the event store's own code. */
export interface Commit {
  readonly kind: 'commit'
  /** Its identity in the database: what a snapshot names as its anchor. */
  readonly documentId: string
  readonly stream: string
  readonly category: string
  readonly id: string
  readonly version: number
  readonly size: number
  readonly commandId: string
  readonly events: readonly { readonly type: string; readonly data: Uint8Array }[]
  readonly actor: Actor
  readonly at: Instant
  /** What it says that its events add to the answers on its aggregate; older ones don't say it. */
  readonly answerBytes: number | undefined
  readonly traceparent: string | undefined
  readonly pending: boolean
}

/** A commit that is not what one must be; as much of it as can still be told. */
export interface DamagedCommit {
  readonly kind: 'damaged'
  readonly documentId: string
  readonly stream: string
  readonly category: string
  readonly version: number | undefined
  /** The version after it, where that can still be told. */
  readonly nextVersion: number | undefined
  readonly cause: string
}

export type ReadCommit = Commit | DamagedCommit

/** What one reply of the database holds, at most. */
const batchSize = 100

/** Every commit of a service, by stream and version; memory stays that of one batch. */
export const commitsOf = (collection: Collection<Document>): AsyncIterable<ReadCommit> =>
  commitsWhere(collection, {})

/** The commits of some streams, by stream and version. */
export const commitsOfStreams = (
  collection: Collection<Document>,
  streams: readonly string[],
): AsyncIterable<ReadCommit> =>
  commitsWhere(collection, {
    stream: streams.length === 1 ? String(streams[0]) : { $in: [...streams] },
  })

async function* commitsWhere(
  collection: Collection<Document>,
  filter: Filter<Document>,
): AsyncIterable<ReadCommit> {
  const cursor = collection.find(filter, { sort: { stream: 1, version: 1 }, batchSize })
  for await (const document of cursor) yield readCommit(document)
}

/** Judges a document; what makes it no commit is its cause, and nothing is thrown. */
export function readCommit(document: Document): ReadCommit {
  const version = wholeOf(document.version)
  const size = wholeOf(document.size)
  const damaged = (cause: string): DamagedCommit => ({
    kind: 'damaged',
    documentId: String(document._id),
    stream: String(document.stream),
    category: String(document.category),
    version,
    nextVersion: version === undefined || size === undefined ? undefined : version + size,
    cause,
  })
  for (const name of ['stream', 'category', 'id', 'commandId']) {
    if (typeof document[name] !== 'string' || document[name] === '') return damaged(`/${name}`)
  }
  const { stream, category, id, commandId } = document as Record<string, string>
  if (version === undefined || version < 1) return damaged('/version')
  if (size === undefined) return damaged('/size')
  if (stream !== `${category}-${id}`) return damaged('/stream is not its category and id')
  const events = eventsOf(document.events)
  if (typeof events === 'string') return damaged(events)
  const actor = actorOf(document.actor)
  if (actor === undefined) return damaged('/actor')
  const answerBytes = wholeOf(document.answerBytes)
  if (answerBytes === undefined && document.answerBytes !== undefined)
    return damaged('/answerBytes')
  const at = instantOf(document.at)
  if (at === undefined) return damaged('/at')
  return {
    kind: 'commit',
    documentId: String(document._id),
    stream,
    category: String(category),
    id: String(id),
    version,
    size,
    commandId: String(commandId),
    events,
    actor,
    at,
    answerBytes,
    traceparent: document.traceparent ? String(document.traceparent) : undefined,
    pending: document.pending === true,
  }
}

function eventsOf(stored: unknown): Commit['events'] | string {
  if (!Array.isArray(stored)) return '/events is no list'
  const events: { type: string; data: Uint8Array }[] = []
  for (const [index, event] of stored.entries()) {
    const data = bytesOf(event?.data)
    if (typeof event?.type !== 'string') return `/events/${index}/type`
    if (data === undefined) return `/events/${index}/data is not bytes`
    events.push({ type: event.type, data })
  }
  return events
}

function actorOf(stored: unknown): Actor | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined
  const actor = stored as Partial<Actor>
  return typeof actor.subject === 'string' ? (actor as Actor) : undefined
}

function instantOf(at: unknown): Instant | undefined {
  return types.isDate(at) && !Number.isNaN(at.getTime()) ? instantOfDate(at) : undefined
}

function bytesOf(data: unknown): Uint8Array | undefined {
  if (data instanceof Binary) return data.value()
  return data instanceof Uint8Array ? data : undefined
}

/** A number as the database keeps it: int, long or double. */
export function wholeOf(value: unknown): number | undefined {
  const number = typeof value === 'bigint' ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0
    ? number
    : undefined
}
