import { type Actor, eventIdOf, type PendingCommit } from '@seedline/event-store'
import type { IncomingMessage, OutgoingMessage } from '../kafka/kafka-port.ts'
import type { EventMessage } from './event-message.ts'

export const CONTENT_TYPE = 'application/protobuf'

export const sourceOf = (service: string): string => `/seedline/${service}`

/** People and the processes that carry on their commands. */
export const authTypeOf = (actor: Actor): 'service' | 'user' =>
  actor.onBehalfOf !== undefined || actor.subject.startsWith('process:') ? 'service' : 'user'

/** The events of a commit as Kafka messages: CloudEvents in binary mode, the stored bytes as value. */
export function outgoingEvents(
  commit: PendingCommit,
  topic: string,
  service: string,
): readonly OutgoingMessage[] {
  const { stream, id } = commit
  const shared = sharedHeaders({
    ...commit,
    source: sourceOf(service),
    subject: id,
    time: commit.at,
  })
  return commit.events.map(({ type, data }, index) => {
    const version = commit.version + index
    const headers = { ...shared, ...ownHeaders(stream, version, type) }
    return { topic, key: id, value: data, headers }
  })
}

/** A message as it was read from Kafka, made from what it said. */
export function asIncoming(message: EventMessage): IncomingMessage {
  const { stream, version, type, subject, data, origin } = message
  const headers = { ...sharedHeaders(message), ...ownHeaders(stream, version, type) }
  return { ...origin, key: Buffer.from(subject), value: data, headers }
}

type Shared = Pick<
  EventMessage,
  'source' | 'subject' | 'time' | 'stream' | 'commandId' | 'actor' | 'traceparent'
>

function sharedHeaders(event: Shared) {
  const { actor, traceparent } = event
  return {
    ce_specversion: '1.0',
    ce_source: event.source,
    ce_subject: event.subject,
    ce_time: event.time,
    ce_stream: event.stream,
    ce_commandid: event.commandId,
    ce_authtype: authTypeOf(actor),
    ce_authid: actor.subject,
    ce_authclaims: JSON.stringify(actor),
    'content-type': CONTENT_TYPE,
    ...(traceparent === undefined ? {} : { traceparent }),
  }
}

const ownHeaders = (stream: string, version: number, type: string) => ({
  ce_id: eventIdOf(stream, version),
  ce_type: type,
  ce_sequence: String(version),
})

/** What a message takes in a Kafka record, in bytes, never less. */
export function sizeOf({ key, value, headers }: OutgoingMessage): number {
  let size = 64 + value.length + Buffer.byteLength(key)
  for (const [name, text] of Object.entries(headers)) {
    size += 10 + name.length + Buffer.byteLength(text)
  }
  return size
}
