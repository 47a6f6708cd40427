import { type Actor, eventIdOf } from '@seedline/event-store'
import { type Instant, parseInstant } from '@seedline/values'
import type { IncomingMessage } from '../kafka/kafka-port.ts'
import { parseTraceparent } from '../tracing/trace-context.ts'
import type { EventMessage } from './event-message.ts'
import { CONTENT_TYPE } from './outgoing-event.ts'
import { readActor } from './read-actor.ts'

/** Bounds of one message; more is unreadable. */
const MAX_TEXT = 1024
const MAX_CLAIMS = 16_384
const MAX_HEADERS = 64
const MAX_DATA = 8 * 1024 * 1024

export type ReadEvent =
  | { readonly ok: true; readonly message: EventMessage }
  | { readonly ok: false; readonly cause: string }

class Unreadable extends Error {}

/** Reads a CloudEvents binary-mode message strictly: what isn't ours, whole and consistent is refused. */
export function readEvent(incoming: IncomingMessage): ReadEvent {
  try {
    return { ok: true, message: read(incoming) }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, cause: error.message }
    throw error
  }
}

function read({ headers, key, value, topic, partition, offset }: IncomingMessage): EventMessage {
  if (Object.keys(headers).length > MAX_HEADERS) refuse(`more than ${MAX_HEADERS} headers`)
  expect(headers, 'ce_specversion', '1.0')
  expect(headers, 'content-type', CONTENT_TYPE)
  if (value === null) refuse('no value')
  if (value.length > MAX_DATA) refuse(`${value.length} bytes exceed ${MAX_DATA}`)
  const stream = text(headers, 'ce_stream')
  const subject = text(headers, 'ce_subject')
  const version = versionOf(text(headers, 'ce_sequence'))
  const id = text(headers, 'ce_id')
  if (id !== eventIdOf(stream, version)) refuse('ce_id is not ce_stream@ce_sequence')
  if (!stream.endsWith(`-${subject}`)) refuse('ce_stream does not end in ce_subject')
  if (key === null || Buffer.compare(key, Buffer.from(subject)) !== 0) {
    refuse('the key is not ce_subject')
  }
  const { traceparent } = headers
  return {
    id,
    type: text(headers, 'ce_type'),
    source: text(headers, 'ce_source'),
    subject,
    stream,
    version,
    time: instantOf(text(headers, 'ce_time')),
    actor: actorOf(headers),
    commandId: text(headers, 'ce_commandid'),
    // A mangled trace context must not cost an event.
    ...(traceparent !== undefined && parseTraceparent(traceparent) !== undefined
      ? { traceparent }
      : {}),
    data: value,
    origin: { topic, partition, offset },
  }
}

type Headers = IncomingMessage['headers']

function refuse(cause: string): never {
  throw new Unreadable(cause)
}

function text(headers: Headers, name: string, most = MAX_TEXT): string {
  const found = Object.hasOwn(headers, name) ? headers[name] : undefined
  if (found === undefined || found === '') refuse(`${name} is missing`)
  if (found.length > most) refuse(`${name} is longer than ${most}`)
  return found
}

function expect(headers: Headers, name: string, wanted: string): void {
  const found = text(headers, name)
  if (found !== wanted) refuse(`${name} is ${JSON.stringify(found)}, not ${wanted}`)
}

function versionOf(sequence: string): number {
  if (!/^[1-9]\d{0,14}$/.test(sequence)) refuse('ce_sequence is not a version')
  return Number(sequence)
}

function instantOf(time: string): Instant {
  const parsed = parseInstant(time)
  return parsed.ok ? parsed.value : refuse('ce_time is not a moment')
}

function actorOf(headers: Headers): Actor {
  const authType = text(headers, 'ce_authtype')
  if (authType !== 'user' && authType !== 'service') refuse('ce_authtype is unknown')
  const actor = readActor(text(headers, 'ce_authclaims', MAX_CLAIMS))
  if (actor === undefined) return refuse('ce_authclaims is not an actor')
  if (actor.subject !== text(headers, 'ce_authid')) {
    refuse('ce_authid is not the subject of ce_authclaims')
  }
  return actor
}
