export { connectDelivery, connectMessaging, messagingOver } from './connect-messaging.ts'
export { UnreadableEvent } from './consume/classify.ts'
export type { Failure, Handler, HandlingContext } from './consume/handler.ts'
export type {
  PartitionLag,
  ReplayResult,
  SubscribeOptions,
  Subscription,
  SubscriptionFigures,
  Tail,
  TailOptions,
} from './consume/subscription-types.ts'
export type { DeadLetter, DeadLetterPage, DeadLetterStore } from './dead-letters/dead-letter.ts'
export { deadLetterStore } from './dead-letters/dead-letter-store.ts'
export type { EventMessage, MessageOrigin } from './envelope/event-message.ts'
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
export {
  type LastRecord,
  type LastRecords,
  type LastRecordsOptions,
  lastRecords,
} from './topics/last-records.ts'
