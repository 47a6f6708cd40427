export type { Aggregate, AnswerBudget, CommandContext, Loaded, Outcome } from './aggregate.ts'
export { streamOf } from './aggregate.ts'
export { type CommandCall, optionsOf } from './command-call.ts'
export { COMMIT_BYTES } from './commit.ts'
export { connectEventStore } from './connect.ts'
export { connectMongo } from './connect-mongo.ts'
export { databaseAway } from './driver-failure.ts'
export type { Actor, Decision, EncodedEvent, EventCodec, Recorded } from './event.ts'
export { accept, eventIdOf, reject, UnknownEventType } from './event.ts'
export type {
  EventStore,
  EventStoreOptions,
  ExecuteOptions,
  ReadOptions,
  StoreLimits,
  StoreLogger,
} from './event-store.ts'
export type { FeedSession, PendingCommit, PendingFeed, PendingFigures } from './pending-feed.ts'
export { LANES } from './pending-feed.ts'
export { type RecordingTimes, recordingTimes } from './recording-times.ts'
export { traceIdOf } from './trace.ts'
