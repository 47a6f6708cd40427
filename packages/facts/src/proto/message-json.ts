import type { EncodedEvent } from '@seedline/event-store'

/** What is needed of a generated message type. */
interface MessageType<M> {
  decode(data: Uint8Array): M
  toJSON(message: M): unknown
}

/** An event's own fields as canonical protobuf JSON: what a history shows of it. */
export const messageJson = <M>(type: MessageType<M>, { data }: EncodedEvent): string =>
  JSON.stringify(type.toJSON(type.decode(data)))
