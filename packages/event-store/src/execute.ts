import { ProblemError } from '@seedline/values'
import { type Aggregate, type CommandContext, type Outcome, streamOf } from './aggregate.ts'
import { append } from './append.ts'
import type { Collections } from './collections.ts'
import type { CommitDocument, DraftCommit } from './commit.ts'
import { type Deadline, deadlineFor, jittered, pause } from './deadline.ts'
import { draftOf, outcomeOf, type ToRecord } from './draft.ts'
import type { Decision } from './event.ts'
import type { StoreLimits } from './event-store.ts'
import { answerBytesOf, type Folded, neverRecorded, refusedAsFull } from './fold.ts'
import type { GatheredPages } from './gathered-pages.ts'
import type { GroupCommit } from './group-commit.ts'
import { catchUp } from './load.ts'
import { conflict, idInvalid, keyReused, staleVersion } from './problems.ts'
import { commitOf } from './read-commits.ts'
import type { RecordedCommand, RecordedCommands } from './recorded-commands.ts'
import { isSameRequest } from './request-hash.ts'
import type { SnapshotKeeper } from './snapshot-keeper.ts'
import type { StateCache } from './state-cache.ts'
import { spanned, traceparentOf } from './trace.ts'
import { traceIdOf } from './trace-id.ts'
import type { Turns } from './turns.ts'

/** What executing commands needs. */
export interface CommandParts {
  readonly collections: Collections
  readonly pages: GatheredPages
  readonly lane: GroupCommit<DraftCommit, CommitDocument>
  readonly keeper: SnapshotKeeper
  readonly cache: StateCache
  readonly recorded: RecordedCommands
  readonly turns: Turns
  readonly limits: StoreLimits
}

/** One command on its way. */
export interface Command<S, E> {
  readonly aggregate: Aggregate<S, E>
  readonly id: string
  readonly context: CommandContext
  readonly decide: (state: S, version: number) => Decision<E>
  /** The version that the stream must be at, if any will not do. */
  readonly expectedVersion: number | undefined
  readonly likelyNew: boolean
  readonly deadline: Date | undefined
}

interface Run<S, E> extends Command<S, E> {
  readonly parts: CommandParts
  readonly stream: string
  readonly until: Deadline
}

/** Loads, decides and appends, again where another writer came first. */
export async function execute<S, E>(parts: CommandParts, command: Command<S, E>): Promise<Outcome> {
  checkId('id', command.id)
  checkId('commandId', command.context.commandId)
  const stream = streamOf(command.aggregate.name, command.id)
  const until = deadlineFor(parts.limits.budgetMs, command.deadline)
  const run = { ...command, parts, stream, until }
  return parts.turns.take(stream, until, () => attempt(run))
}

/** Throws ID_INVALID for what cannot name a stream or a command. */
export function checkId(name: string, value: string): void {
  if (typeof value !== 'string' || value.length === 0 || value.length > 200) {
    throw idInvalid(name, value)
  }
}

async function attempt<S, E>(run: Run<S, E>): Promise<Outcome> {
  const { parts, aggregate, stream } = run
  const first = parts.recorded.find(stream, run.context.commandId)
  if (first) return repeatedOutcome(run, first)
  if (run.context.tryOnly) return tried(run)
  let folded = parts.cache.get(aggregate, stream)
  if (!folded && run.likelyNew) folded = neverRecorded(aggregate)
  let fresh = !folded
  folded ??= await loadFresh(run)
  for (let conflicts = 0; ; ) {
    const judged = judge(run, folded)
    if (judged.kind === 'record') {
      const outcome = await record(run, folded, judged)
      if (outcome) return outcome
      conflicts++
      if (conflicts > parts.limits.conflictRetries) throw conflict(stream, conflicts)
      await pause(jittered(Math.min(2 ** conflicts, 64)))
    } else if (fresh) {
      return concluded(run, folded, judged)
    }
    // What was decided on a remembered state is decided once more on the stored one.
    folded = await loadFresh(run)
    fresh = true
  }
}

/** The outcome that a command would have now; nothing is recorded, nor remembered. */
async function tried<S, E>(run: Run<S, E>): Promise<Outcome> {
  const { parts, aggregate, stream, id, context } = run
  const folded = await loadFresh(run)
  const judged = judge(run, folded)
  if (judged.kind !== 'record') return concluded(run, folded, judged)
  const { commit } = draftOf(
    aggregate,
    id,
    context,
    context.traceparent,
    folded,
    judged,
    parts.limits,
  )
  const first = await commitOf(parts.collections, stream, context.commandId, run.until)
  return first ? repeatedOutcome(run, first) : outcomeOf(commit, false)
}

async function loadFresh<S, E>(run: Run<S, E>): Promise<Folded<S>> {
  const { parts, aggregate, id, stream, until } = run
  return spanned('event_store.load', 'find', { 'seedline.stream': stream }, () =>
    catchUp(parts, aggregate, id, until),
  )
}

type Judged =
  | ({ readonly kind: 'record' } & ToRecord)
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refuse'; readonly error: ProblemError }

// That something isn't there comes before the version that it should have: there is nothing to read again.
function judge<S, E>(run: Run<S, E>, folded: Folded<S>): Judged {
  const { aggregate, context, expectedVersion, stream } = run
  const { state, version } = folded
  const decision = run.decide(state, version)
  const there = decision.ok || decision.problem.kind !== 'not-found'
  if (there && expectedVersion !== undefined && expectedVersion !== version) {
    return { kind: 'refuse', error: staleVersion(stream, expectedVersion, version) }
  }
  if (!decision.ok) return { kind: 'refuse', error: new ProblemError(decision.problem) }
  if (decision.events.length === 0) return { kind: 'nothing' }
  const events = decision.events.map((event) => aggregate.codec.encode(event))
  const answerBytes = answerBytesOf(aggregate, events, context.actor)
  const full = refusedAsFull(aggregate, folded, events, answerBytes)
  return full ? { kind: 'refuse', error: full } : { kind: 'record', events, answerBytes }
}

// Asked after the load: a repeated command whose first run came between must not be refused.
async function concluded<S, E>(
  run: Run<S, E>,
  folded: Folded<S>,
  judged: Exclude<Judged, { kind: 'record' }>,
): Promise<Outcome> {
  const { parts, stream, id, context, until } = run
  const first = await commitOf(parts.collections, stream, context.commandId, until)
  if (first) {
    parts.recorded.add(first)
    return repeatedOutcome(run, first)
  }
  if (judged.kind === 'refuse') throw judged.error
  const { version } = folded
  const traceId = traceIdOf(context.traceparent)
  return { stream, id, version, eventIds: [], repeated: false, traceId }
}

function repeatedOutcome<S, E>({ context, stream }: Run<S, E>, first: RecordedCommand): Outcome {
  if (!isSameRequest(first.requestHash, context.requestHash)) {
    throw keyReused(stream, context.commandId)
  }
  return outcomeOf(first, true)
}

function keep<S, E>({ parts, aggregate, stream }: Run<S, E>, next: Folded<S>): void {
  const kept = parts.keeper.offer(aggregate, stream, next)
  parts.cache.set(aggregate, stream, kept ? { ...next, snapshotVersion: next.version } : next)
}

/** Undefined when another commit took the version. */
async function record<S, E>(
  run: Run<S, E>,
  folded: Folded<S>,
  toRecord: ToRecord,
): Promise<Outcome | undefined> {
  const { parts, aggregate, stream, context } = run
  const facts = { 'seedline.stream': stream, 'seedline.version': folded.version + 1 }
  return spanned('event_store.append', 'insert', facts, async (span) => {
    const traceparent = traceparentOf(span) ?? context.traceparent
    const draft = draftOf(aggregate, run.id, context, traceparent, folded, toRecord, parts.limits)
    const appended = await append(parts.collections, parts.lane, draft.commit, run.until)
    switch (appended.kind) {
      case 'stored': {
        const { commit } = appended
        parts.recorded.add(commit)
        if (draft.next) keep(run, { ...draft.next, at: commit.at })
        else parts.cache.forget(stream)
        return outcomeOf(commit, false)
      }
      case 'repeated':
        return repeatedOutcome(run, appended.first)
      case 'version-taken':
        return undefined
      default:
        return appended satisfies never
    }
  })
}
