import type { ProblemError } from '@seedline/values'
import type { mongo } from 'mongoose'
import type { Aggregate } from './aggregate.ts'
import { addedBy, beyondBy } from './answer-room.ts'
import { type CommitDocument, lastVersionOf } from './commit.ts'
import type { Actor, EncodedEvent } from './event.ts'
import { recordFull, streamUnreadable } from './problems.ts'
import type { SnapshotContent } from './snapshot.ts'
import { evolveNext, type LeftOut, nothingLeftOut, TakenBack } from './taken-back.ts'

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
  /** What its events add to the answers on it, where those are budgeted; else 0. */
  readonly answerBytes: number
}

/** A stream of which nothing was recorded. */
export const neverRecorded = <S, E>(aggregate: Aggregate<S, E>): Folded<S> => ({
  state: aggregate.initial,
  version: 0,
  snapshotVersion: 0,
  bytes: 0,
  answerBytes: 0,
})

/** Where a snapshot leaves off. Its state is of the type that its fold version stands for. */
export const foldedOf = <S>(snapshot: SnapshotContent): Folded<S> => ({
  state: snapshot.state as S,
  version: snapshot.version,
  at: snapshot.at,
  anchor: { commitId: snapshot.anchor, version: snapshot.anchorVersion },
  snapshotVersion: snapshot.version,
  bytes: snapshot.bytes,
  answerBytes: snapshot.answerBytes,
})

/**
 * The state after a commit's events, read from their stored form so that memory and disk agree.
 * @throws TakenBack where one takes back what was folded
 */
export function evolveEncoded<S, E>(
  aggregate: Aggregate<S, E>,
  state: S,
  {
    stream,
    version: first,
    events,
    actor: by,
  }: Pick<CommitDocument, 'stream' | 'version' | 'events' | 'actor'>,
  leftOut: LeftOut = nothingLeftOut,
): S {
  let next = state
  for (const [index, { type, data }] of events.entries()) {
    const event = aggregate.codec.decode(type, data)
    next = evolveNext(aggregate, next, { event, by, stream, version: first + index }, leftOut)
  }
  return next
}

// Older commits do not say it.
const addedBytes = <S, E>(aggregate: Aggregate<S, E>, commit: CommitDocument): number =>
  commit.answerBytes ?? answerBytesOf(aggregate, commit.events, commit.actor)

/** What events add to the answers on their aggregate; 0 where those are not budgeted. */
export function answerBytesOf<S, E>(
  { answer }: Aggregate<S, E>,
  events: readonly EncodedEvent[],
  actor: Actor,
): number {
  return answer ? addedBy(answer, events, actor) : 0
}

/** RECORD_FULL where these events, which add so much, would lengthen the answers on the aggregate beyond their budget. */
export function refusedAsFull<S, E>(
  aggregate: Aggregate<S, E>,
  { answerBytes: before }: Folded<S>,
  events: readonly EncodedEvent[],
  added: number,
): ProblemError | undefined {
  const beyond = aggregate.answer && beyondBy(aggregate.answer, before, events, added)
  return beyond && recordFull(before, beyond.added, beyond.mostBytes)
}

/**
 * Folds the stream's next commit. Throws when it is not the next one, or cannot be read.
 * @throws TakenBack where it takes back what was folded
 */
export function foldCommit<S, E>(
  aggregate: Aggregate<S, E>,
  folded: Folded<S>,
  commit: CommitDocument,
  leftOut?: LeftOut,
): Folded<S> {
  const { stream, version, size } = commit
  if (version !== folded.version + 1 || size !== commit.events.length) {
    throw streamUnreadable(stream, folded.version + 1, new Error(`Found ${version}, size ${size}`))
  }
  let bytes = folded.bytes
  for (const event of commit.events) bytes += event.data.length
  try {
    return {
      state: evolveEncoded(aggregate, folded.state, commit, leftOut),
      version: lastVersionOf(commit),
      at: commit.at,
      anchor: { commitId: commit._id, version },
      snapshotVersion: folded.snapshotVersion,
      bytes,
      answerBytes: folded.answerBytes + addedBytes(aggregate, commit),
    }
  } catch (cause) {
    if (cause instanceof TakenBack) throw cause
    throw streamUnreadable(stream, version, cause)
  }
}
