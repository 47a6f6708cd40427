import { instantOf, toDate } from '@seedline/values'
import mongoose from 'mongoose'
import { type Aggregate, type CommandContext, type Outcome, streamOf } from './aggregate.ts'
import { type CommitDocument, type DraftCommit, laneOf, lastVersionOf, weightOf } from './commit.ts'
import { type EncodedEvent, eventIdOf, type Recorded } from './event.ts'
import type { StoreLimits } from './event-store.ts'
import { evolveEncoded, type Folded } from './fold.ts'
import { tooLarge } from './problems.ts'
import type { RecordedCommand } from './recorded-commands.ts'
import { TakenBack } from './taken-back.ts'
import { traceIdOf } from './trace-id.ts'

/** A commit to be stored, and the state that it leads to: of what time is known once it is sent. */
export interface Draft<S> {
  readonly commit: DraftCommit
  readonly next: Next<S>
}

/** Undefined where it takes back earlier events: its state is that of the whole stream without them. */
type Next<S> = Omit<Folded<S>, 'at'> | undefined

/** What was decided on, and what it adds to the answers on its aggregate where those are budgeted. */
export interface ToRecord {
  readonly events: readonly EncodedEvent[]
  readonly answerBytes: number
}

/**
 * The stream's next commit, its events folded from their stored form at once: what could not be
 * read back is never stored. Throws ProblemError TOO_LARGE.
 */
export function draftOf<S, E>(
  aggregate: Aggregate<S, E>,
  id: string,
  context: CommandContext,
  traceparent: string | undefined,
  folded: Folded<S>,
  { events, answerBytes }: ToRecord,
  limits: Pick<StoreLimits, 'commitBytes' | 'commitEvents'>,
): Draft<S> {
  if (events.length > limits.commitEvents) {
    throw tooLarge({ events: String(events.length), most_events: String(limits.commitEvents) })
  }
  const commit: DraftCommit = {
    _id: new mongoose.mongo.ObjectId(),
    stream: streamOf(aggregate.name, id),
    category: aggregate.name,
    id,
    version: folded.version + 1,
    size: events.length,
    commandId: context.commandId,
    ...(context.requestHash === undefined ? {} : { requestHash: context.requestHash }),
    events,
    actor: context.actor,
    decidedAt: toDate(context.at),
    notBefore: folded.at,
    ...(traceparent === undefined ? {} : { traceparent }),
    ...(aggregate.answer && { answerBytes }),
    lane: laneOf(streamOf(aggregate.name, id)),
    pending: true,
  }
  checkSize(commit, limits.commitBytes)
  return { commit, next: after(aggregate, folded, commit) }
}

function after<S, E>(aggregate: Aggregate<S, E>, folded: Folded<S>, commit: DraftCommit): Next<S> {
  try {
    return folding(aggregate, folded, commit)
  } catch (error) {
    if (error instanceof TakenBack) return undefined
    throw error
  }
}

function checkSize(commit: DraftCommit, mostBytes: number): void {
  if (weightOf(commit) <= mostBytes) return
  const bytes = mongoose.mongo.BSON.calculateObjectSize(commit)
  if (bytes > mostBytes) throw tooLarge({ bytes: String(bytes), most_bytes: String(mostBytes) })
}

function folding<S, E>(
  aggregate: Aggregate<S, E>,
  folded: Folded<S>,
  commit: DraftCommit,
): Next<S> {
  let bytes = folded.bytes
  for (const event of commit.events) bytes += event.data.length
  return {
    state: evolveEncoded(aggregate, folded.state, commit),
    version: lastVersionOf(commit),
    anchor: { commitId: commit._id, version: commit.version },
    snapshotVersion: folded.snapshotVersion,
    bytes,
    answerBytes: folded.answerBytes + (commit.answerBytes ?? 0),
  }
}

/** What a commit answers to its command. */
export function outcomeOf(commit: RecordedCommand, repeated: boolean): Outcome {
  const { stream, id, version, size, traceparent } = commit
  return {
    stream,
    id,
    version: lastVersionOf(commit),
    eventIds: Array.from({ length: size }, (_, index) => eventIdOf(stream, version + index)),
    repeated,
    traceId: traceIdOf(traceparent),
  }
}

/** The events of a commit as their readers see them. */
export function recordedOf<S, E>(
  { codec }: Aggregate<S, E>,
  commit: CommitDocument,
): readonly Recorded<E>[] {
  const { stream, id, actor, commandId, traceparent } = commit
  return commit.events.map(({ type, data }, index) => ({
    event: codec.decode(type, data),
    eventId: eventIdOf(stream, commit.version + index),
    type,
    stream,
    id,
    version: commit.version + index,
    recordedAt: instantOf(commit.at),
    decidedAt: instantOf(commit.decidedAt ?? commit.at),
    actor,
    commandId,
    ...(traceparent === undefined ? {} : { traceparent }),
  }))
}
