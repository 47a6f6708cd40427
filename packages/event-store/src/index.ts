export type {
  AnswerBudget,
  CommandContext,
  Loaded,
  Outcome,
  TakingBack,
} from './aggregate.ts'
export { beyondBudget } from './answer-room.ts'
export { type CommandCall, optionsOf } from './command-call.ts'
export { COMMIT_BYTES } from './commit.ts'
export { connectEventStore } from './connect.ts'
export { connectMongo } from './connect-mongo.ts'
export { type DatedFold, type DatedFolds, datedFolds, type Told } from './dated-folds.ts'
export { databaseAway } from './driver-failure.ts'
export type {
  EventStore,
  EventStoreOptions,
  ExecuteOptions,
  ReadOptions,
  StoreLimits,
  StoreLogger,
} from './event-store.ts'
export * from './folding.ts'
export { inTurns } from './pacing.ts'
export type { FeedSession, PendingCommit, PendingFeed, PendingFigures } from './pending-feed.ts'
export { LANES } from './pending-feed.ts'
export { readStream } from './read-stream.ts'
export { type RecordingTimes, recordingTimes } from './recording-times.ts'
export { isSameRequest, requestHashOf } from './request-hash.ts'
export type { StoredCommit } from './stored-commit.ts'
export type { StoredStreams, StreamHead, StreamRange } from './stored-streams.ts'
