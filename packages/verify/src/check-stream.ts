import {
  type Aggregate,
  eventIdOf,
  evolveNext,
  nothingLeftOut,
  TakenBack,
  UnknownEventType,
} from '@seedline/event-store'
import type { Commit, DamagedCommit } from './commit.ts'
import type { Difference } from './difference.ts'

/** Where the fold of one stream has got to. */
export interface StreamFold {
  readonly stream: string
  /** Undefined after a damaged commit that doesn't tell. */
  readonly nextVersion: number | undefined
  readonly state: unknown
  /** What follows an event that does not fold is read, but no longer folded. */
  readonly broken: boolean
  /** What was folded so far was taken back: the stream is to be folded anew, without it. */
  readonly takenBack: boolean
  readonly at: string
  /** Grows in place: a copy per commit would make a long stream's check quadratic. */
  readonly commandIds: Set<string>
}

export function beginStream(stream: string, aggregate: Aggregate<unknown, unknown>): StreamFold {
  return {
    stream,
    nextVersion: 1,
    state: aggregate.initial,
    broken: false,
    takenBack: false,
    at: '',
    commandIds: new Set(),
  }
}

/** Folds one more commit, telling what about it is not as the event store promises. */
export function checkCommit(
  fold: StreamFold,
  commit: Commit,
  aggregate: Aggregate<unknown, unknown>,
  service: string,
): { readonly fold: StreamFold; readonly differences: readonly Difference[] } {
  const differences: Difference[] = []
  const differs = (code: Difference['code'], detail: string, what = commit.stream) =>
    differences.push({ service, where: 'stream', what, code, detail })
  if (fold.nextVersion !== undefined && commit.version !== fold.nextVersion) {
    differs('VERSION_GAP', `expected version ${fold.nextVersion}, found ${commit.version}`)
  }
  if (commit.size !== commit.events.length || commit.size === 0) {
    differs(
      'SIZE_WRONG',
      `version ${commit.version}: size ${commit.size}, events ${commit.events.length}`,
    )
  }
  if (commit.at < fold.at) {
    differs('TIME_STEPS_BACK', `version ${commit.version}: ${commit.at} after ${fold.at}`)
  }
  if (fold.commandIds.has(commit.commandId)) differs('COMMAND_TWICE', commit.commandId)
  let { state, broken, takenBack } = fold
  for (const [index, { type, data }] of commit.events.entries()) {
    try {
      const event = aggregate.codec.decode(type, data)
      const next = {
        event,
        by: commit.actor,
        stream: commit.stream,
        version: commit.version + index,
      }
      if (!broken && !takenBack) state = evolveNext(aggregate, state, next, nothingLeftOut)
    } catch (error) {
      if (error instanceof TakenBack) {
        takenBack = true
        continue
      }
      broken = true
      const code = error instanceof UnknownEventType ? 'EVENT_UNKNOWN' : 'EVENT_DOES_NOT_FOLD'
      differs(code, causeOf(error), eventIdOf(commit.stream, commit.version + index))
    }
  }
  fold.commandIds.add(commit.commandId)
  const nextVersion = commit.version + commit.events.length
  return { fold: { ...fold, nextVersion, state, broken, takenBack, at: commit.at }, differences }
}

/** What is told of a commit that can't be read. */
export function damageOf(
  { stream, version, cause, documentId }: DamagedCommit,
  service: string,
): Difference {
  const what = version === undefined ? stream : eventIdOf(stream, version)
  const detail = `${cause} (document ${documentId})`
  return { service, where: 'stream', what, code: 'COMMIT_DAMAGED', detail }
}

/** Passes over such a commit; what follows it is still checked. */
export const passOver = (fold: StreamFold, { nextVersion }: DamagedCommit): StreamFold => ({
  ...fold,
  nextVersion,
  broken: true,
})

export const causeOf = (error: unknown): string => String(error)
