import type { Actor } from '@seedline/event-store'
import type { Instant } from '@seedline/values'
import { Binary, type Collection, type Document, type Long } from 'mongodb'

/** A commit as it lies in the database, read without the event store's own code. */
export interface Commit {
  readonly stream: string
  readonly category: string
  readonly id: string
  readonly version: number
  readonly size: number
  readonly commandId: string
  readonly events: readonly { readonly type: string; readonly data: Uint8Array }[]
  readonly actor: Actor
  readonly at: Instant
  readonly traceparent: string | undefined
  readonly pending: boolean
}

/** Every commit of a service, by stream and version; memory stays that of one batch. */
export async function* commitsOf(collection: Collection<Document>): AsyncIterable<Commit> {
  const cursor = collection.find({}, { sort: { stream: 1, version: 1 }, batchSize: 1000 })
  for await (const document of cursor) yield readCommit(document)
}

/** The commits of one stream, by version. */
export async function* commitsOfStream(
  collection: Collection<Document>,
  stream: string,
): AsyncIterable<Commit> {
  const cursor = collection.find({ stream }, { sort: { version: 1 }, batchSize: 1000 })
  for await (const document of cursor) yield readCommit(document)
}

function readCommit(document: Document): Commit {
  return {
    stream: String(document.stream),
    category: String(document.category),
    id: String(document.id),
    version: toNumber(document.version),
    size: toNumber(document.size),
    commandId: String(document.commandId),
    events: (document.events as Document[]).map((event) => ({
      type: String(event.type),
      data: bytesOf(event.data),
    })),
    actor: document.actor as Actor,
    at: (document.at as Date).toISOString() as Instant,
    traceparent: document.traceparent ? String(document.traceparent) : undefined,
    pending: document.pending === true,
  }
}

function bytesOf(data: unknown): Uint8Array {
  if (data instanceof Binary) return data.value()
  if (data instanceof Uint8Array) return data
  throw new TypeError('An event’s data is no binary')
}

function toNumber(value: number | bigint | Long): number {
  return Number(value)
}
