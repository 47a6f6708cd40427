import { type Aggregate, UnknownEventType } from '@seedline/event-store'
import type { Commit } from './commit.ts'
import type { Difference } from './difference.ts'

/** Where the fold of one stream has got to. */
export interface StreamFold {
  readonly stream: string
  readonly nextVersion: number
  readonly state: unknown
  readonly at: string
  /** Grows in place: a copy per commit would make a long stream's check quadratic. */
  readonly commandIds: Set<string>
}

export function beginStream(stream: string, aggregate: Aggregate<unknown, unknown>): StreamFold {
  return { stream, nextVersion: 1, state: aggregate.initial, at: '', commandIds: new Set() }
}

/** Folds one more commit, telling what about it is not as the event store promises. */
export function checkCommit(
  fold: StreamFold,
  commit: Commit,
  aggregate: Aggregate<unknown, unknown>,
  service: string,
): { readonly fold: StreamFold; readonly differences: readonly Difference[] } {
  const differences: Difference[] = []
  const differs = (code: string, detail: string) =>
    differences.push({ service, where: 'stream', what: commit.stream, code, detail })
  if (commit.version !== fold.nextVersion) {
    differs('VERSION_GAP', `expected version ${fold.nextVersion}, found ${commit.version}`)
  }
  if (commit.size !== commit.events.length || commit.size === 0) {
    differs('SIZE_WRONG', `size ${commit.size}, events ${commit.events.length}`)
  }
  if (commit.at < fold.at) differs('TIME_STEPS_BACK', `${commit.at} after ${fold.at}`)
  if (fold.commandIds.has(commit.commandId)) differs('COMMAND_TWICE', commit.commandId)
  let state = fold.state
  try {
    for (const event of commit.events) {
      state = aggregate.evolve(state, aggregate.codec.decode(event.type, event.data))
    }
  } catch (error) {
    const code = error instanceof UnknownEventType ? 'EVENT_UNKNOWN' : 'EVENT_DOES_NOT_FOLD'
    differs(code, `version ${commit.version}: ${String(error)}`)
  }
  fold.commandIds.add(commit.commandId)
  const nextVersion = commit.version + commit.events.length
  return { fold: { ...fold, nextVersion, state, at: commit.at }, differences }
}
