import type { Actor } from '@seedline/event-store'
import type { Instant } from '@seedline/values'

/** Where on Kafka a message was read. `topic` is the full name, prefix included. */
export interface MessageOrigin {
  readonly topic: string
  readonly partition: number
  readonly offset: bigint
}

/** One domain event as it travels: CloudEvents attributes, the actor, and protobuf bytes. */
export interface EventMessage {
  /** `${stream}@${version}`: the same on every delivery of the event. */
  readonly id: string
  /** Full proto name, e.g. 'seedline.fund.v1.RoundClosed'. */
  readonly type: string
  /** '/seedline/fund' */
  readonly source: string
  /** The aggregate's id; also the key on Kafka. */
  readonly subject: string
  readonly stream: string
  readonly version: number
  readonly time: Instant
  readonly actor: Actor
  readonly commandId: string
  readonly traceparent?: string
  readonly data: Uint8Array
  readonly origin: MessageOrigin
}
