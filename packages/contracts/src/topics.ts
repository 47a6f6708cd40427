import { type RecordingService, recordingServices, services } from './services.ts'

/** One topic per aggregate; its key is the aggregate's id. */
export interface DomainTopic {
  readonly name: string
  readonly partitions: number
  /** -1: facts are kept for good. */
  readonly retentionMs: number
}

export type PublishingService = RecordingService

type Categories<Service extends PublishingService> = keyof (typeof services)[Service]['publishes'] &
  string
type TopicNames = {
  readonly [Service in PublishingService]: {
    readonly [Category in Categories<Service>]: `seedline.${Service}.${Category}.v1`
  }
}

const namesOf = (service: PublishingService): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.keys(services[service].publishes).map((category) => [
      category,
      `seedline.${service}.${category}.v1`,
    ]),
  )

/** Topic names by service and stream category. A category that isn't here is not published. */
export const topicNames = Object.fromEntries(
  recordingServices.map((service) => [service, namesOf(service)]),
) as TopicNames

const domainTopic = (name: string): DomainTopic => ({ name, partitions: 6, retentionMs: -1 })

/** The topics that a service publishes to, without any prefix. */
export const topicsOf = (service: PublishingService): readonly DomainTopic[] =>
  Object.values<string>(topicNames[service]).map(domainTopic)

/** Every topic of the domain, without any prefix. */
export const domainTopics: readonly DomainTopic[] = recordingServices.flatMap(topicsOf)

/**
 * The topic of a service's stream category; undefined for categories that stay its own
 * business, such as `uscc` claims.
 */
export function topicOf(service: PublishingService, category: string): string | undefined {
  const names: Readonly<Record<string, string>> = topicNames[service]
  return Object.hasOwn(names, category) ? names[category] : undefined
}

/** Which service publishes a topic, and of which category of its streams; undefined: none of ours. */
export function publisherOf(
  topic: string,
): { readonly service: PublishingService; readonly category: string } | undefined {
  for (const service of recordingServices) {
    const [category] = Object.entries(namesOf(service)).find(([, name]) => name === topic) ?? []
    if (category !== undefined) return { service, category }
  }
  return undefined
}
