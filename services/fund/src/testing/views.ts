import type { Aggregate } from '@seedline/event-store'
import type { EventMessage } from '@seedline/messaging'
import { eventMessages } from '@seedline/testing'
import { foldInto, type View, type ViewDocument } from '@seedline/views'
import { noon } from './samples.ts'

/** The events of one stream as Kafka would carry them. */
export const messagesOf = <S, E>(
  aggregate: Aggregate<S, E>,
  id: string,
  events: readonly E[],
): readonly EventMessage[] =>
  eventMessages(
    { service: 'fund', aggregate: aggregate.name, id, time: noon },
    events.map(aggregate.codec.encode),
  ).map((message) => ({
    ...message,
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  }))

/** Documents by key, folded one message at a time through the views' own guard. */
export function guardedFold<D, E>(
  view: View<D, E>,
  messages: readonly EventMessage[],
): ReadonlyMap<string, ViewDocument<D>> {
  const documents = new Map<string, ViewDocument<D>>()
  for (const message of messages) {
    const event = view.decode(message.type, message.data)
    const { data: _, origin: __, ...meta } = message
    const key = event === undefined ? message.subject : view.keyOf(event, meta)
    const { changed, failures } = foldInto(view, key, documents.get(key), [{ message, event }])
    if (failures[0]) throw failures[0].cause
    if (changed) documents.set(key, changed)
  }
  return documents
}
