import { createHash } from 'node:crypto'
import { types } from 'node:util'
import { deserialize } from 'node:v8'
import { Binary, type Document } from 'mongodb'
import { wholeOf } from './commit.ts'

/** A snapshot as it lies in the database, read without the event store's own code. */
export interface Snapshot {
  readonly kind: 'snapshot'
  readonly version: number
  /** The commit that it ends with. */
  readonly anchor: string
  readonly anchorVersion: number
  /** What its events add to the answers on its aggregate: 0 where it doesn't say. */
  readonly answerBytes: number
  readonly state: unknown
}

/** `${stream}#${foldVersion}`, taken apart. */
export interface SnapshotName {
  readonly stream: string
  readonly foldVersion: number
}

export function snapshotNameOf(id: unknown): SnapshotName | undefined {
  const [, stream, foldVersion] = /^(.+)#(\d+)$/s.exec(String(id)) ?? []
  return stream === undefined ? undefined : { stream, foldVersion: Number(foldVersion) }
}

/** Judges a snapshot's document: what it says, or why it can't be used. */
export function readSnapshot(
  document: Document,
): Snapshot | { readonly kind: 'damaged'; readonly cause: string } {
  const damaged = (cause: string) => ({ kind: 'damaged' as const, cause })
  const version = wholeOf(document.version)
  const anchorVersion = wholeOf(document.anchorVersion)
  const state = bytesOf(document.state)
  const digest = bytesOf(document.digest)
  const answerBytes = document.answerBytes === undefined ? 0 : wholeOf(document.answerBytes)
  if (version === undefined || anchorVersion === undefined) return damaged('/version')
  if (!types.isDate(document.at)) return damaged('/at')
  if (answerBytes === undefined) return damaged('/answerBytes')
  if (state === undefined || digest === undefined) return damaged('/state')
  const heading = [document._id, version, document.at.getTime(), document.anchor, anchorVersion]
  if (document.answerBytes !== undefined) heading.push(answerBytes)
  const right = createHash('sha256')
    .update(heading.map(String).join('\n'))
    .update('\n')
    .update(state)
    .digest()
  if (!right.equals(digest)) return damaged('its digest is another one')
  try {
    return {
      kind: 'snapshot',
      version,
      anchor: String(document.anchor),
      anchorVersion,
      answerBytes,
      state: deserialize(state),
    }
  } catch (error) {
    return damaged(String(error))
  }
}

function bytesOf(data: unknown): Uint8Array | undefined {
  if (data instanceof Binary) return data.value()
  return data instanceof Uint8Array ? data : undefined
}
