import type { mongo } from 'mongoose'
import type { Aggregate } from './aggregate.ts'
import { type CommitDocument, lastVersionOf } from './commit.ts'
import type { EncodedEvent } from './event.ts'
import { streamUnreadable } from './problems.ts'
import type { SnapshotContent } from './snapshot.ts'

/** A stream folded up to `version`. */
export interface Folded<S> {
  readonly state: S
  readonly version: number
  /** Of the last commit. */
  readonly at?: Date
  /** The last commit. */
  readonly anchor?: { readonly commitId: mongo.ObjectId; readonly version: number }
  /** Up to where a snapshot is known to exist. */
  readonly snapshotVersion: number
  /** Roughly how large the state is: bytes of its snapshot and of the events folded since. */
  readonly bytes: number
}

/** A stream of which nothing was recorded. */
export const neverRecorded = <S, E>(aggregate: Aggregate<S, E>): Folded<S> => ({
  state: aggregate.initial,
  version: 0,
  snapshotVersion: 0,
  bytes: 0,
})

/** Where a snapshot leaves off. Its state is of the type that its fold version stands for. */
export const foldedOf = <S>(snapshot: SnapshotContent): Folded<S> => ({
  state: snapshot.state as S,
  version: snapshot.version,
  at: snapshot.at,
  anchor: { commitId: snapshot.anchor, version: snapshot.anchorVersion },
  snapshotVersion: snapshot.version,
  bytes: snapshot.bytes,
})

/** The state after these events, read from their stored form so that memory and disk agree. */
export function evolveEncoded<S, E>(
  aggregate: Aggregate<S, E>,
  state: S,
  events: readonly EncodedEvent[],
): S {
  let next = state
  for (const { type, data } of events) {
    next = aggregate.evolve(next, aggregate.codec.decode(type, data))
  }
  return next
}

/** Folds the stream's next commit. Throws when it is not the next one, or cannot be read. */
export function foldCommit<S, E>(
  aggregate: Aggregate<S, E>,
  folded: Folded<S>,
  commit: CommitDocument,
): Folded<S> {
  const { stream, version, size } = commit
  if (version !== folded.version + 1 || size !== commit.events.length) {
    throw streamUnreadable(stream, folded.version + 1, new Error(`Found ${version}, size ${size}`))
  }
  let bytes = folded.bytes
  for (const event of commit.events) bytes += event.data.length
  try {
    return {
      state: evolveEncoded(aggregate, folded.state, commit.events),
      version: lastVersionOf(commit),
      at: commit.at,
      anchor: { commitId: commit._id, version },
      snapshotVersion: folded.snapshotVersion,
      bytes,
    }
  } catch (cause) {
    throw streamUnreadable(stream, version, cause)
  }
}
