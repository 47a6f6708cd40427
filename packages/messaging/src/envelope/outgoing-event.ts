import { type Actor, eventIdOf, type PendingCommit } from '@seedline/event-store'
import type { OutgoingMessage } from '../kafka/kafka-port.ts'

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
  const { stream, id, actor } = commit
  const shared = {
    ce_specversion: '1.0',
    ce_source: sourceOf(service),
    ce_subject: id,
    ce_time: commit.at,
    ce_stream: stream,
    ce_commandid: commit.commandId,
    ce_authtype: authTypeOf(actor),
    ce_authid: actor.subject,
    ce_authclaims: JSON.stringify(actor),
    'content-type': CONTENT_TYPE,
    ...(commit.traceparent === undefined ? {} : { traceparent: commit.traceparent }),
  }
  return commit.events.map(({ type, data }, index) => {
    const version = commit.version + index
    const own = {
      ce_id: eventIdOf(stream, version),
      ce_type: type,
      ce_sequence: String(version),
    }
    return { topic, key: id, value: data, headers: { ...shared, ...own } }
  })
}

/** What a message takes in a Kafka record, in bytes, never less. */
export function sizeOf({ key, value, headers }: OutgoingMessage): number {
  let size = 64 + value.length + Buffer.byteLength(key)
  for (const [name, text] of Object.entries(headers)) {
    size += 10 + name.length + Buffer.byteLength(text)
  }
  return size
}
