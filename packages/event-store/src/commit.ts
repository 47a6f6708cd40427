import type { mongo } from 'mongoose'
import type { Actor, EncodedEvent } from './event.ts'
import { LANES } from './pending-feed.ts'

/**
 * One command's events, as the collection `commits` keeps them. Nothing but `pending` ever
 * changes.
 */
export interface CommitDocument {
  readonly _id: mongo.ObjectId
  readonly stream: string
  readonly category: string
  readonly id: string
  /** Of its first event; the next commit's version is `version + size`. */
  readonly version: number
  readonly size: number
  readonly commandId: string
  readonly requestHash?: string
  readonly events: readonly EncodedEvent[]
  readonly actor: Actor
  /** When it was recorded: never before the stream's previous commit. */
  readonly at: Date
  /** By the clock of its call; absent in older commits, which were stamped on arrival alone. */
  readonly decidedAt?: Date
  readonly traceparent?: string
  /** What its events add to the answers on its aggregate; absent where those are not budgeted. */
  readonly answerBytes?: number
  readonly lane: number
  /** Present until published. */
  readonly pending?: true
  /** Left by earlier revisions when a relay took the lane over; nobody reads it. */
  readonly fence?: number
}

/** A commit up to the moment at which it is sent. */
export interface DraftCommit extends Omit<CommitDocument, 'at' | 'decidedAt'> {
  readonly decidedAt: Date
  /** When the stream's previous commit was recorded. */
  readonly notBefore: Date | undefined
}

/** The commit as it is sent at this moment. */
export const recordedAs = (
  { notBefore, decidedAt, ...commit }: DraftCommit,
  now: Date,
): CommitDocument => ({
  ...commit,
  at: notBefore && notBefore > now ? notBefore : now,
  decidedAt,
})

/**
 * What a commit may take in the database. The relay takes every event of a commit within it, so that
 * nothing is accepted which can never be published: a record batch of Kafka holds 1 MiB.
 */
export const COMMIT_BYTES = 900_000

/**
 * FNV-1a over the UTF-16 units, its bits mixed once more. Stored with each commit, so it must never
 * change.
 */
export function laneOf(stream: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < stream.length; index++) {
    hash = Math.imul(hash ^ stream.charCodeAt(index), 0x01000193)
  }
  // The lowest bits of FNV-1a depend on the lowest bits of the letters alone.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return ((hash ^ (hash >>> 13)) >>> 0) % LANES
}

/** At most what the document takes in BSON: text by its longest UTF-8, bytes as they are. */
export function weightOf(commit: Omit<DraftCommit, '_id' | 'decidedAt' | 'notBefore'>): number {
  let bytes = 512 + 3 * (2 * commit.stream.length + commit.id.length + commit.commandId.length)
  for (const event of commit.events) bytes += event.data.length + 3 * event.type.length + 48
  const { actor } = commit
  bytes += 3 * (actor.subject.length + actor.name.length + actor.organisation.length)
  for (const role of actor.roles) bytes += 3 * role.length + 16
  return bytes + 3 * ((commit.requestHash?.length ?? 0) + (actor.onBehalfOf?.length ?? 0))
}

/** The last version that the commit covers. */
export const lastVersionOf = (commit: Pick<CommitDocument, 'version' | 'size'>): number =>
  commit.version + commit.size - 1
