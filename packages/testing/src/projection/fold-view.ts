import type { EventMessage } from '@seedline/messaging'
import type { View } from '@seedline/views'

/**
 * The documents a view comes to when every event arrives once and in the order of its stream: the
 * plain fold, without any of the guards, to compare the running view with.
 */
export function foldView<D, E>(
  view: Pick<View<D, E>, 'decode' | 'keyOf' | 'evolve'>,
  messages: readonly EventMessage[],
): ReadonlyMap<string, D> {
  const documents = new Map<string, D>()
  for (const message of onceInOrder(messages)) {
    const event = view.decode(message.type, message.data)
    if (event === undefined) continue
    const { data: _data, origin: _origin, ...meta } = message
    const key = view.keyOf(event, meta)
    documents.set(key, view.evolve(documents.get(key), event, meta))
  }
  return documents
}

// Stream after stream, as each first appears; within one, by version, and each version once.
function onceInOrder(messages: readonly EventMessage[]): readonly EventMessage[] {
  const streams = new Map<string, Map<number, EventMessage>>()
  for (const message of messages) {
    const stream = streams.get(message.stream) ?? new Map<number, EventMessage>()
    streams.set(message.stream, stream.set(message.version, message))
  }
  return [...streams.values()].flatMap((stream) =>
    [...stream.values()].sort((a, b) => a.version - b.version),
  )
}
