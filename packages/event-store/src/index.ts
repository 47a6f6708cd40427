/** Deciding, folding and recording. It brings no database’s driver with it: that is `database`. */
export {
  type Aggregate,
  type AnswerBudget,
  type CommandContext,
  type Loaded,
  type Outcome,
  streamOf,
  type TakingBack,
} from './aggregate.ts'
export { beyondBudget } from './answer-room.ts'
export { type CommandCall, optionsOf } from './command-call.ts'
export { COMMIT_BYTES } from './commit.ts'
export { type DatedFold, type DatedFolds, datedFolds, type Told } from './dated-folds.ts'
export type { Actor, Decision, EncodedEvent, EventCodec, Recorded } from './event.ts'
export { accept, eventIdOf, personOf, reject, UnknownEventType } from './event.ts'
export type {
  EventStore,
  EventStoreOptions,
  ExecuteOptions,
  ReadOptions,
  StoreLimits,
  StoreLogger,
} from './event-store.ts'
export { fewAtATime } from './few-at-a-time.ts'
export {
  changedEach,
  entryOf,
  hasEntry,
  type Keyed,
  keyedOf,
  keysOf,
  noEntries,
  valuesOf,
  withEntry,
  withoutEntry,
} from './keyed.ts'
export { inTurns } from './pacing.ts'
export type { FeedSession, PendingCommit, PendingFeed, PendingFigures } from './pending-feed.ts'
export { LANES } from './pending-feed.ts'
export { readStream } from './read-stream.ts'
export { type RecordingTimes, recordingTimes } from './recording-times.ts'
export { isSameRequest, requestHashOf } from './request-hash.ts'
export type { StoredCommit } from './stored-commit.ts'
export type { StoredStreams, StreamHead, StreamRange } from './stored-streams.ts'
export {
  evolveNext,
  type LeftOut,
  nothingLeftOut,
  TakenBack,
  takenBackBy,
} from './taken-back.ts'
export { traceIdOf } from './trace-id.ts'
