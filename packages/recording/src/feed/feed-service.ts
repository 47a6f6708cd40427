import {
  FeedServiceService,
  type ListEventsRequest,
  type ListEventsResponse,
  type ListHeadsRequest,
  type ListHeadsResponse,
  StoredEvent,
} from '@seedline/contracts/feed/v1/feed_service'
import { refusal } from '@seedline/contracts/refusals'
import type { RecordingService } from '@seedline/contracts/services'
import { topicOf } from '@seedline/contracts/topics'
import type { EventStore, StoredCommit, StreamHead } from '@seedline/event-store'
import { type BoundService, bind } from '@seedline/service-kit/grpc'

/** Bounds of one answer, well below what gRPC carries; one event may be larger than the rest of it. */
const MOST_HEADS = 5000
const MOST_EVENTS = 1000
const MOST_BYTES = 400_000
/** Around an event of a list: its field's number and its length. */
const AROUND_EVENT = 5

/** Lets other services read again what this one published, from its own store; see feed_service.proto. */
export const feedService = (
  store: Pick<EventStore, 'history'>,
  service: RecordingService,
): BoundService =>
  bind(
    FeedServiceService,
    {
      listHeads: (request) => listHeads(store, service, request),
      listEvents: (request) => listEvents(store, service, request),
    },
    { listHeads: 'services', listEvents: 'services' },
  )

async function listHeads(
  { history }: Pick<EventStore, 'history'>,
  service: RecordingService,
  { category, after }: ListHeadsRequest,
): Promise<ListHeadsResponse> {
  expectPublished(service, category, after === '' ? [] : [after])
  const heads: StreamHead[] = []
  for await (const page of history.heads(category, after === '' ? undefined : after)) {
    for (const head of page) {
      if (heads.length === MOST_HEADS) return { heads, more: true }
      heads.push(head)
    }
  }
  return { heads, more: false }
}

async function listEvents(
  { history }: Pick<EventStore, 'history'>,
  service: RecordingService,
  { category, afterStream, afterVersion, through }: ListEventsRequest,
): Promise<ListEventsResponse> {
  expectPublished(service, category, afterStream === '' ? [through] : [afterStream, through])
  const after = { stream: afterStream, version: afterVersion }
  const range = afterStream === '' ? { through } : { after, through }
  const events: StoredEvent[] = []
  let bytes = 0
  for await (const commits of history.commits(category, range)) {
    for (const event of commits.flatMap(eventsOf)) {
      if (event.stream === afterStream && event.version <= afterVersion) continue
      // All of it: an actor with many roles may weigh more than what was recorded.
      bytes += StoredEvent.encode(event).finish().length + AROUND_EVENT
      const full = events.length === MOST_EVENTS || (events.length > 0 && bytes > MOST_BYTES)
      if (full) return { events, more: true }
      events.push(event)
    }
  }
  return { events, more: false }
}

/** What stays a service's own business isn't told to others either. */
function expectPublished(
  service: RecordingService,
  category: string,
  streams: readonly string[],
): void {
  const published = topicOf(service, category) !== undefined
  if (published && streams.every((stream) => stream.startsWith(`${category}-`))) return
  throw refusal('FEED_RANGE_UNKNOWN', { category })
}

function eventsOf(commit: StoredCommit): readonly StoredEvent[] {
  const { stream, version, id, commandId, at, actor, traceparent = '', events } = commit
  const { subject, name, roles, organisation, onBehalfOf = '' } = actor
  return events.map(({ type, data }, index) => ({
    stream,
    version: version + index,
    type,
    data: Buffer.from(data.buffer, data.byteOffset, data.byteLength),
    subject: id,
    commandId,
    recordedAt: at,
    actor: { subject, name, roles: [...roles], organisation, onBehalfOf },
    traceparent,
  }))
}
