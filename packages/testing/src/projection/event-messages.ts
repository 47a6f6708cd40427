import { type Actor, type EncodedEvent, eventIdOf, streamOf } from '@seedline/event-store'
import type { EventMessage } from '@seedline/messaging'
import { type Instant, instant } from '@seedline/values'

/** Where made-up events come from; what is left out is made up, too. */
export interface EventMessagesOf {
  readonly service: string
  readonly aggregate: string
  readonly id: string
  readonly firstVersion?: number
  readonly time?: Instant
  readonly actor?: Actor
}

const someone: Actor = {
  subject: 'user:test',
  name: 'Test',
  roles: ['operator'],
  organisation: 'test',
}

/** Messages as they come from Kafka, for the events of one stream, versions in a row from 1. */
export function eventMessages(
  of: EventMessagesOf,
  events: readonly EncodedEvent[],
): readonly EventMessage[] {
  const stream = streamOf(of.aggregate, of.id)
  return events.map((event, index) => {
    const version = (of.firstVersion ?? 1) + index
    return {
      id: eventIdOf(stream, version),
      type: event.type,
      data: event.data,
      source: `/seedline/${of.service}`,
      subject: of.id,
      stream,
      version,
      time: of.time ?? instant('2026-01-01T00:00:00.000Z'),
      actor: of.actor ?? someone,
      commandId: `command-${stream}-${version}`,
      origin: {
        topic: `seedline.${of.service}.${of.aggregate}.v1`,
        partition: 0,
        offset: BigInt(version - 1),
      },
    }
  })
}
