import type { Recording } from '@seedline/contracts/values/v1/values'
import { type Recorded, traceIdOf } from '@seedline/event-store'
import type { Instant } from '@seedline/values'
import type { EventMeta } from '@seedline/views'

/** The envelope that an event recorded by this service travels in: what a view sees of it. */
export function metaOf<E>(recorded: Recorded<E>, service: string): EventMeta {
  const { event: _, decidedAt: __, eventId, id, recordedAt, ...same } = recorded
  return { ...same, id: eventId, source: `/seedline/${service}`, subject: id, time: recordedAt }
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

/** As answers carry it. */
export const recordingToProto = ({ recordedBy, ...recording }: RecordingDocument): Recording => ({
  eventId: recording.eventId,
  eventType: recording.eventType,
  version: recording.version,
  recordedAt: recording.recordedAt,
  recordedBy: {
    subject: recordedBy.subject,
    name: recordedBy.name,
    roles: recordedBy.roles,
    organisation: recordedBy.organisation,
    onBehalfOf: recordedBy.onBehalfOf ?? '',
  },
  traceId: recording.traceId,
})

/**
 * As it is told to those who may not see for whom it was recorded: a process that carried a deal on names its person,
 * and through that the fund.
 */
export const withoutPrincipal = (recording: Recording): Recording => ({
  ...recording,
  recordedBy: recording.recordedBy && {
    ...recording.recordedBy,
    organisation: '',
    onBehalfOf: '',
  },
  traceId: '',
})
