import type { RecordingService } from '@seedline/contracts/services'
import { publisherOf } from '@seedline/contracts/topics'
import type { History } from '@seedline/messaging'

/** The history of each topic by the service that publishes it. */
export function historyOfTopics(
  byService: Readonly<Partial<Record<RecordingService, History>>>,
): History {
  const of = (topic: string): History => {
    const publisher = publisherOf(topic)
    const history = publisher && byService[publisher.service]
    if (history !== undefined) return history
    throw new Error(`The list of services names nobody who could be asked for ${topic}`)
  }
  return {
    heads: (topic) => of(topic).heads(topic),
    events: (topic, range) => of(topic).events(topic, range),
  }
}

/** The category of a topic of the domain. */
export function categoryOf(topic: string): string {
  const publisher = publisherOf(topic)
  if (publisher === undefined) throw new Error(`No service of ours publishes ${topic}`)
  return publisher.category
}
