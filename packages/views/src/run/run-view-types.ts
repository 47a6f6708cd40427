import type {
  DeadLetterStore,
  History,
  Logger,
  Messaging,
  OwnEvents,
  Subscription,
} from '@seedline/messaging'
import type { Connection } from 'mongoose'
import type { View } from '../view/view.ts'

export interface RunViewOptions<D, E> {
  readonly messaging: Messaging
  /** Opened with `useBigInt64: true`. */
  readonly connection: Connection
  readonly view: View<D, E>
  /** What was recorded of its topics, in the stores of the services that publish them. */
  readonly history: History
  /** What this process stores itself of its topics: shown at once, also while Kafka is away. */
  readonly own?: OwnEvents
  readonly deadLetters: DeadLetterStore
  readonly logger: Logger
  readonly batchSize?: number
}

/** A running view. `rebuild` builds it anew beside the old one and then switches over. */
export interface RunningView extends Subscription {
  rebuild(): Promise<void>
  /** Resolves when the view can be read: its first build has everything that was recorded. */
  readonly ready: Promise<void>
}
