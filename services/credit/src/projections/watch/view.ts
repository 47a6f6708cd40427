import type { Watch } from '@seedline/contracts/credit/v1/watch_service'
import { watchStatus } from '@seedline/contracts/operations'
import { topicNames } from '@seedline/contracts/topics'
import type { EventMeta, View } from '@seedline/views'
import { type WatchEvent, watchEvents } from '../../watch/events.ts'

/** A watch as it is answered, and what it is found by where a fact changes. */
export interface WatchDocument extends Omit<Watch, 'begunAt'> {
  readonly begunAt: string
  /** Rights that it has looked at. */
  readonly rightIds: readonly string[]
  /** Whether all rights of the enterprise are watched. */
  readonly whole: boolean
  readonly ended: boolean
}

/** The document after an event. Pure. */
export function evolve(
  before: WatchDocument | undefined,
  event: WatchEvent,
  meta: EventMeta,
): WatchDocument {
  if (event.type === 'WatchBegun') return begun(event, meta)
  if (before === undefined) throw new Error(`Stream ${meta.stream} begins with ${meta.type}`)
  return { ...changed(before, event), version: meta.version }
}

function begun(event: Extract<WatchEvent, { type: 'WatchBegun' }>, meta: EventMeta): WatchDocument {
  const message = watchEvents.toProto(event)
  return {
    ...message,
    version: meta.version,
    status: watchStatus.toProto('watching'),
    begunAt: meta.time,
    endedOn: '',
    ending: 'WATCH_ENDING_UNSPECIFIED',
    reason: '',
    rightIds: rightsIn(message.seen),
    whole: event.ipRightId === '',
    ended: false,
  }
}

type Seen = Watch['seen']

const rightsIn = (seen: Seen): readonly string[] =>
  seen.filter(({ kind }) => kind === 'WATCHED_KIND_IP_RIGHT').map(({ id }) => id)

function changed(
  document: WatchDocument,
  event: Exclude<WatchEvent, { type: 'WatchBegun' }>,
): WatchDocument {
  switch (event.type) {
    case 'WatchedFactChanged': {
      const { fact } = watchEvents.toProto(event)
      if (fact === undefined) return document
      const seen = [
        ...document.seen.filter(({ kind, id }) => kind !== fact.kind || id !== fact.id),
        fact,
      ]
      return { ...document, seen, rightIds: rightsIn(seen) }
    }
    case 'WatchEnded': {
      const { ending } = watchEvents.toProto(event)
      const { reason, endedOn } = event
      const status = watchStatus.toProto('ended')
      return { ...document, status, ending, reason, endedOn, ended: true }
    }
    default:
      return event satisfies never
  }
}

/** One document for each watch. */
export const watchView: View<WatchDocument, WatchEvent> = {
  name: 'watch',
  topics: [topicNames.credit.watch],
  decode: watchEvents.codec.decode,
  keyOf: (event) => event.watchId,
  evolve,
  indexes: [
    { fields: { bank: 1, begunAt: -1 } },
    { fields: { rightIds: 1 } },
    { fields: { enterpriseId: 1 } },
    { fields: { ended: 1, begunAt: 1 } },
  ],
  foldVersion: 1,
}
