export { onEachBeat } from './beat.ts'
export { UnreadableEvent } from './consume/classify.ts'
export type { Failure, Handler, HandlingContext } from './consume/handler.ts'
export { type OwnEvents, ownEvents } from './consume/own-events.ts'
export { type PositionStore, positionStore } from './consume/position-store.ts'
export type {
  BuildFigures,
  Gap,
  HeardFrom,
  PartitionLag,
  ReplayResult,
  SubscribeOptions,
  Subscription,
  SubscriptionFigures,
  Tail,
  TailOptions,
} from './consume/subscription-types.ts'
export type { DeadLetter, DeadLetterPage, DeadLetterStore } from './dead-letters/dead-letter.ts'
export { deadLetterOfFailure } from './dead-letters/dead-letter-of.ts'
export type { EventMessage, MessageOrigin } from './envelope/event-message.ts'
export { storedOrigin } from './envelope/stored-event.ts'
export { gathered } from './gathered.ts'
export { eventsBehind, type Seen } from './history/events-behind.ts'
export type { History } from './history/history.ts'
export { ownHistory } from './history/own-history.ts'
export type { PartitionOffset } from './kafka/kafka-port.ts'
export { keepListening } from './keep-listening.ts'
export type { Logger } from './logger.ts'
export type {
  Delivery,
  DeliveryOptions,
  Messaging,
  MessagingOptions,
  TopicSpec,
} from './messaging-types.ts'
export {
  type ControlStore,
  controlStore,
  type ReplayWish,
  type SubscriptionControls,
} from './operate/control-store.ts'
export {
  type DeliveryFigures,
  type Operations,
  type OperationsOptions,
  operations,
  type ParkedEvent,
} from './operate/operations.ts'
export type { BlockedStream, Relay, RelayFigures, RelayOptions } from './relay/relay-types.ts'
export type { LastRecord, LastRecords, LastRecordsOptions } from './topics/last-records.ts'
