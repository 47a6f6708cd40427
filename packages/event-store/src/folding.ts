/** What aggregates and folds are made of. It brings no database with it: whoever only folds loads none. */
export { type Aggregate, streamOf } from './aggregate.ts'
export type { Actor, Decision, EncodedEvent, EventCodec, Recorded } from './event.ts'
export { accept, eventIdOf, personOf, reject, UnknownEventType } from './event.ts'
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
export {
  evolveNext,
  type LeftOut,
  nothingLeftOut,
  TakenBack,
  takenBackBy,
} from './taken-back.ts'
export { traceIdOf } from './trace-id.ts'
