import { eventIdOf } from '@seedline/event-store'
import type { EventMessage } from '@seedline/messaging'
import type { MemoryStore } from './memory-store.ts'

/** What was recorded in the memory store, as Kafka would carry it. */
export const recordedMessages = (store: MemoryStore): readonly EventMessage[] =>
  [...store.streams].flatMap(([stream, events]) => {
    const [, aggregate = '', id = ''] = /^([a-z_]+)-(.*)$/.exec(stream) ?? []
    return events.map(({ type, data, version, context, recordedAt }) => ({
      id: eventIdOf(stream, version),
      type,
      data,
      source: `/seedline/${store.service}`,
      subject: id,
      stream,
      version,
      time: recordedAt,
      actor: context.actor,
      commandId: context.commandId,
      ...(context.traceparent !== undefined && { traceparent: context.traceparent }),
      origin: { topic: aggregate, partition: 0, offset: 0n },
    }))
  })
