import type { Managed } from '../processes/managed.ts'

/** The ways to get a Kafka broker, in the order in which they are tried. */
export const kafkaKinds = ['KAFKA_BROKERS', 'java', 'docker'] as const
export type KafkaKind = (typeof kafkaKinds)[number]

/** A broker that answers; `process` is there when it is the stack's own. */
export interface KafkaServer {
  /** `host:port`, several with commas between. */
  readonly brokers: string
  readonly kind: KafkaKind
  readonly why: string
  readonly process?: Managed
}
