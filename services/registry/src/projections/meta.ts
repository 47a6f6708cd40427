import type { Recorded } from '@seedline/event-store'
import type { Instant } from '@seedline/values'
import type { EventMeta } from '@seedline/views'

/** The envelope that a recorded event travels in: what a view sees of it. */
export function metaOf<E>(recorded: Recorded<E>): EventMeta {
  const { event: _, eventId, id, recordedAt, ...same } = recorded
  return { ...same, id: eventId, source: '/seedline/registry', subject: id, time: recordedAt }
}

/** How an event came to be, as read-model documents keep it. */
export interface RecordingDocument {
  readonly eventId: string
  readonly eventType: string
  readonly version: number
  readonly recordedAt: Instant
  readonly recordedBy: EventMeta['actor']
  /** Empty when the command was not traced. */
  readonly traceId: string
}

export const recordingOf = (meta: EventMeta): RecordingDocument => ({
  eventId: meta.id,
  eventType: meta.type,
  version: meta.version,
  recordedAt: meta.time,
  recordedBy: meta.actor,
  traceId: traceIdOf(meta.traceparent),
})

/** The trace of a W3C traceparent (`00-<trace>-<span>-<flags>`); empty when there is none. */
export const traceIdOf = (traceparent: string | undefined): string =>
  /^[0-9a-f]{2}-([0-9a-f]{32})-/.exec(traceparent ?? '')?.[1] ?? ''
