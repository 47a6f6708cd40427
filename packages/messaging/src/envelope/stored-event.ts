import { eventIdOf, type StoredCommit } from '@seedline/event-store'
import type { EventMessage } from './event-message.ts'
import { sourceOf } from './outgoing-event.ts'

/** The events of a commit as its Kafka messages would tell them, read from the store itself. */
export function storedEvents(
  { stream, version: first, id, events, ...commit }: StoredCommit,
  service: string,
): readonly EventMessage[] {
  const { at, actor, commandId, traceparent } = commit
  const source = sourceOf(service)
  return events.map(({ type, data }, index) => {
    const version = first + index
    return {
      id: eventIdOf(stream, version),
      type,
      source,
      subject: id,
      stream,
      version,
      time: at,
      actor,
      commandId,
      ...(traceparent === undefined ? {} : { traceparent }),
      data,
      origin: storedOrigin(stream, version),
    }
  })
}

/** Where an event is said to come from that no partition brought: different for each event. */
export const storedOrigin = (stream: string, version: number) => ({
  topic: `store:${stream}`,
  partition: -1,
  offset: BigInt(version),
})
