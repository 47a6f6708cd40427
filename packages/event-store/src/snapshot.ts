import { createHash } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'
import type { mongo } from 'mongoose'

/**
 * A folded state, kept to save folding again. It is only ever a hint: the commits are the truth.
 */
export interface SnapshotDocument {
  /** `${stream}#${foldVersion}`: two versions of the code keep their own. */
  readonly _id: string
  /** The version that the state covers, and the time of its last commit. */
  readonly version: number
  readonly at: Date
  /** The commit that it ends with; a history without that commit is another history. */
  readonly anchor: mongo.ObjectId
  readonly anchorVersion: number
  /** Absent in older ones, and where answers are not budgeted. */
  readonly answerBytes?: number
  readonly state: Uint8Array
  readonly digest: Uint8Array
}

/** What a snapshot says. */
export interface SnapshotContent {
  readonly version: number
  readonly at: Date
  readonly anchor: mongo.ObjectId
  readonly anchorVersion: number
  readonly state: unknown
  readonly bytes: number
  readonly answerBytes: number
}

/** Under which id a stream's snapshot lies. */
export const snapshotId = (stream: string, foldVersion: number): string =>
  `${stream}#${foldVersion}`

/** Larger states are not kept: folding them costs less than moving them. */
export const MAX_SNAPSHOT_BYTES = 4 * 1024 * 1024

/**
 * The document of a state; undefined when it is too large. Throws for a state that is not plain
 * data.
 */
export function encodeSnapshot(
  id: string,
  content: Omit<SnapshotContent, 'bytes'>,
): SnapshotDocument | undefined {
  const { state, answerBytes, ...rest } = content
  const bytes = serialize(state)
  if (bytes.length > MAX_SNAPSHOT_BYTES) return undefined
  const document = { _id: id, ...rest, ...(answerBytes > 0 && { answerBytes }), state: bytes }
  return { ...document, digest: digestOf(document) }
}

/**
 * What the document says; undefined when it is damaged or written by another version of the
 * runtime.
 */
export function decodeSnapshot(
  id: string,
  document: SnapshotDocument,
): SnapshotContent | undefined {
  try {
    if (document._id !== id || !digestOf(document).equals(document.digest)) return undefined
    const { version, at, anchor, anchorVersion, answerBytes = 0 } = document
    const bytes = document.state.length
    const state: unknown = deserialize(document.state)
    return { version, at, anchor, anchorVersion, answerBytes, state, bytes }
  } catch {
    return undefined
  }
}

function digestOf(document: Omit<SnapshotDocument, 'digest'>): Buffer {
  const { _id, version, at, anchor, anchorVersion, answerBytes, state } = document
  const parts = [_id, version, at.getTime(), anchor.toHexString(), anchorVersion]
  const heading = [...parts, ...(answerBytes === undefined ? [] : [answerBytes])].join('\n')
  return createHash('sha256').update(heading).update('\n').update(state).digest()
}
