/**
 * What delivery needs of a Kafka client. Small on purpose, so that another client can take its
 * place: `kafka-port.int.test.ts` says what one must do. Errors are KafkaError.
 */
export interface KafkaPort {
  producer(): KafkaProducer
  /** Starts a member of a consumer group; it keeps trying while no broker answers. */
  consume(options: ConsumeOptions): KafkaConsumer
  admin(): KafkaAdmin
  /** Which of so many partitions the producer gives to a key. */
  partitionOf(key: string, partitions: number): number
}

export interface OutgoingMessage {
  readonly topic: string
  readonly key: string
  readonly value: Uint8Array
  readonly headers: Readonly<Record<string, string>>
}

export interface KafkaProducer {
  /**
   * Resolves when every replica in sync has all messages. Order holds within a call per key.
   * On an error any part of them may have arrived. Calls must not overlap.
   */
  send(messages: readonly OutgoingMessage[]): Promise<void>
  close(): Promise<void>
}

export interface TopicPartition {
  readonly topic: string
  readonly partition: number
}

export interface PartitionOffset extends TopicPartition {
  readonly offset: bigint
}

export interface IncomingMessage extends PartitionOffset {
  readonly key: Uint8Array | null
  readonly value: Uint8Array | null
  readonly headers: Readonly<Record<string, string>>
}

/** Messages of one partition, in order. */
export interface IncomingBatch extends TopicPartition {
  readonly messages: readonly IncomingMessage[]
  /** The offset after the partition's last message, when this batch was fetched. */
  readonly endOffset: bigint
  /** Fetch goes on behind this offset. What isn't resolved when onBatch returns comes again. */
  resolve(offset: bigint): void
  /** Keeps the membership alive. Rejects when the group rebalances: stop and return then. */
  heartbeat(): Promise<void>
  /** True once the partition was moved by seek, or the consumer stops. */
  isStale(): boolean
}

export interface ConsumeOptions {
  readonly group: string
  readonly topics: readonly string[]
  /** Where a group without offsets starts. */
  readonly from: 'beginning' | 'now'
  /** Batches of so many partitions are handled at the same time, one per partition. */
  readonly concurrency: number
  /** Must not throw, but for an error of `heartbeat`. */
  onBatch(batch: IncomingBatch): Promise<void>
  /** The partitions that this member now owns; all others are gone. */
  onAssigned(partitions: readonly TopicPartition[]): void
  /** The group is about to rebalance: the last chance to commit. */
  onRebalancing(): void
  /** The group says that this member had its partitions when it was asked: at this moment of performance.now(), or later. */
  onConfirmed?(askedAt: number): void
  /** The consumer has ended and won't come back by itself. */
  onCrash(cause: unknown): void
}

export interface KafkaConsumer {
  pause(partition: TopicPartition): void
  resume(partition: TopicPartition): void
  seek(to: PartitionOffset): void
  /** Tries once. `offset` is the next one to read. */
  commit(offsets: readonly PartitionOffset[]): Promise<void>
  /** Waits for the batches under way, leaves the group. */
  stop(): Promise<void>
}

/** What a partition holds: from `start` on, up to before `end`. */
export interface PartitionBounds extends TopicPartition {
  readonly start: bigint
  readonly end: bigint
}

export interface TopicDescription {
  readonly name: string
  readonly partitions: number
  /** Of the partition that has fewest. */
  readonly replicas: number
  /** Its settings as Kafka names and writes them, such as `retention.ms`. */
  readonly settings: Readonly<Record<string, string>>
}

export interface NewTopic {
  readonly name: string
  readonly partitions: number
  readonly replicationFactor: number
  readonly retentionMs: number
}

export interface KafkaAdmin {
  describe(topics: readonly string[]): Promise<readonly TopicDescription[]>
  /** Those that exist are left alone. */
  create(topics: readonly NewTopic[]): Promise<void>
  bounds(topics: readonly string[]): Promise<readonly PartitionBounds[]>
  /** The first offset at or after this moment, or the end. */
  offsetsAt(topics: readonly string[], at: Date): Promise<readonly PartitionOffset[]>
  /** -1 where the group has committed nothing. */
  committed(group: string, topics: readonly string[]): Promise<readonly PartitionOffset[]>
  /** Forgets a group without members. */
  forgetGroup(group: string): Promise<void>
  close(): Promise<void>
}
