import type { Recording } from '@seedline/contracts/values/v1/values'
import type { Recorded } from '@seedline/event-store'
import type { EventMeta } from '@seedline/views'

/** The envelope that a recorded event travels in: what a view sees of it. */
export function metaOf<E>(recorded: Recorded<E>): EventMeta {
  const { event: _, eventId, id, recordedAt, ...same } = recorded
  return { ...same, id: eventId, source: '/seedline/fund', subject: id, time: recordedAt }
}

/** How an event came to be, as documents keep it and as answers carry it. */
export const recordingOf = (meta: EventMeta): Recording => ({
  eventId: meta.id,
  eventType: meta.type,
  version: meta.version,
  recordedAt: meta.time,
  recordedBy: {
    subject: meta.actor.subject,
    name: meta.actor.name,
    roles: meta.actor.roles,
    organisation: meta.actor.organisation,
    onBehalfOf: meta.actor.onBehalfOf ?? '',
  },
  traceId: traceIdOf(meta.traceparent),
})

/** The trace of a W3C traceparent (`00-<trace>-<span>-<flags>`); empty when there is none. */
export const traceIdOf = (traceparent: string | undefined): string =>
  /^[0-9a-f]{2}-([0-9a-f]{32})-/.exec(traceparent ?? '')?.[1] ?? ''
