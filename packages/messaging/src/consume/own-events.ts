import type { EventStore } from '@seedline/event-store'
import type { EventMessage } from '../envelope/event-message.ts'
import { storedEvents } from '../envelope/stored-event.ts'

/**
 * What this process itself has just stored, told at once and without Kafka, in the order of each
 * stream. Nothing is said of what other processes store, or of what was stored before: Kafka brings
 * that, and all of this once more.
 */
export interface OwnEvents {
  /** Whether the service publishes a topic, named without prefix: then every writer of it tells. */
  publishes(topic: string): boolean
  /** Answers how to stop listening. Listeners are never awaited and must not throw. */
  listen(
    topics: readonly string[],
    hear: (topic: string, events: readonly EventMessage[]) => void,
  ): () => void
}

/** The own events of a store's process. `topicOf` names the topic of a category, if it has one. */
export function ownEvents(
  { service, onStored }: Pick<EventStore, 'service' | 'onStored'>,
  {
    topicOf,
    publishes,
  }: {
    topicOf(category: string): string | undefined
    publishes(topic: string): boolean
  },
): OwnEvents {
  const listeners = new Set<(topic: string, events: readonly EventMessage[]) => void>()
  onStored((commits) => {
    if (listeners.size === 0) return
    for (const commit of commits) {
      const topic = topicOf(commit.category)
      if (topic === undefined) continue
      const events = storedEvents(commit, service)
      for (const tell of listeners) tell(topic, events)
    }
  })
  return {
    publishes,
    listen(topics, hear) {
      const tell = (topic: string, events: readonly EventMessage[]): void => {
        if (topics.includes(topic)) hear(topic, events)
      }
      listeners.add(tell)
      return () => void listeners.delete(tell)
    },
  }
}
