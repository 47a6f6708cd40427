import type {
  SubscribeOptions,
  Subscription,
  Tail,
  TailOptions,
} from './consume/subscription-types.ts'
import type { PartitionOffset } from './kafka/kafka-port.ts'
import type { KafkaPassword } from './kafka/kafkajs-client.ts'
import type { Logger } from './logger.ts'
import type { ControlStore } from './operate/control-store.ts'
import type { Relay, RelayOptions } from './relay/relay-types.ts'

/** What everybody says who publishes or listens. */
export interface DeliveryOptions {
  /** 'host:port' */
  readonly brokers: readonly string[]
  /** The service's name; also the first part of its consumer groups. */
  readonly clientId: string
  /** Before every topic and group name; default ''. */
  readonly topicPrefix?: string
  readonly logger: Logger
  /** Talk to the brokers over TLS; default false. */
  readonly ssl?: boolean
  readonly sasl?: KafkaPassword
  /**
   * Delivery can't go on by itself (a consumer crashed for good, or stood still for a minute
   * with work waiting): end the process, its supervisor starts it again.
   */
  onFatal(reason: string, cause: unknown): void
}

export interface MessagingOptions extends DeliveryOptions {
  /** Where operators' wishes are kept, which hold for all replicas and across restarts. */
  readonly controls: ControlStore
}

export interface TopicSpec {
  /** Without prefix. */
  readonly name: string
  readonly partitions: number
  /** -1: kept for good. */
  readonly retentionMs: number
  /** Default 1; in production 3. */
  readonly replicationFactor?: number
}

/** Of those who subscribe to nothing. */
export interface Delivery {
  /**
   * Creates the topics that are missing; while Kafka is away it goes on trying in the background.
   * Throws ProblemError TOPIC_PARTITIONS_DIFFER (refused) for one with another partition count,
   * TOPIC_LOSES_EVENTS (refused) for one that is compacted, or kept for too short or by too few.
   */
  ensureTopics(topics: readonly TopicSpec[]): Promise<void>
  /** At once; it takes its first lanes as soon as the database answers. */
  startRelay(options: RelayOptions): Relay
  tail(options: TailOptions): Promise<Tail>
  /** The consumer group of a subscription, prefix included. */
  groupOf(name: string, build?: string): string
  /** Where topics, named without prefix, end now: what is published from now on lies behind. */
  ends(topics: readonly string[]): Promise<readonly PartitionOffset[]>
  /** Stops what is still running: subscriptions, then relays, then connections. */
  stop(): Promise<void>
}

export interface Messaging extends Delivery {
  /** Resolves when the consumer has been started; it keeps trying while Kafka is away. */
  subscribe(options: SubscribeOptions): Promise<Subscription>
}
