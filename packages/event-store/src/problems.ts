import { causedBy, refusal, problemOf as refused } from '@seedline/contracts/refusals'
import { type Problem, ProblemError } from '@seedline/values'

/** The database did not take the write: it is certain that nothing was recorded. */
export const unavailable = (cause?: unknown): ProblemError =>
  causedBy(cause, 'EVENT_STORE_UNAVAILABLE')

/** The write may or may not have been made. */
export const outcomeUnknown = (cause?: unknown): ProblemError => causedBy(cause, 'OUTCOME_UNKNOWN')

/** More appends wait than the store is willing to hold. */
export const exhausted = (): ProblemError => refusal('EVENT_STORE_OVERLOADED')

/** Other writers kept coming first. */
export const conflict = (stream: string, attempts: number): ProblemError =>
  refusal('CONCURRENT_CHANGES', { stream, attempts })

/** The caller had seen another version than the stream's. */
export const staleVersion = (
  stream: string,
  expectedVersion: number,
  currentVersion: number,
): ProblemError =>
  refusal('STALE_VERSION', {
    stream,
    expected_version: expectedVersion,
    current_version: currentVersion,
  })

/** A command id came again with another request. */
export const keyReused = (stream: string, commandId: string): ProblemError =>
  refusal('IDEMPOTENCY_KEY_REUSED', { stream, command_id: commandId })

/** A commit larger than the store takes. */
export const tooLarge = (facts: Readonly<Record<string, string>>): ProblemError =>
  new ProblemError({ ...refused('TOO_LARGE'), facts })

/** What is told of one aggregate would no longer fit one answer. */
export const recordFull = (before: number, added: number, mostBytes: number): ProblemError =>
  refusal('RECORD_FULL', { bytes: before, added_bytes: added, most_bytes: mostBytes })

/** An id that cannot name a stream or a command. */
export const idInvalid = (name: string, value: unknown): ProblemError =>
  refusal('ID_INVALID', { name, found: String(value).slice(0, 40) })

/**
 * A stored stream that cannot be folded: a fault of the data or of the code, never of the caller.
 */
export const streamUnreadable = (stream: string, version: number, cause?: unknown): ProblemError =>
  causedBy(cause, 'STREAM_UNREADABLE', { stream, version })

/** The problem of an error, when it is one that carries a problem. */
export const problemOf = (error: unknown): Problem | undefined =>
  error instanceof ProblemError ? error.problem : undefined
