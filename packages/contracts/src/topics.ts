/** One topic per aggregate; its key is the aggregate's id. */
export interface DomainTopic {
  readonly name: string
  readonly partitions: number
  /** -1: facts are kept for good. */
  readonly retentionMs: number
}

/** Topic names by service and stream category. A category that isn't here is not published. */
export const topicNames = {
  registry: {
    enterprise: 'seedline.registry.enterprise.v1',
    stage_record: 'seedline.registry.stage_record.v1',
  },
  fund: {
    fund: 'seedline.fund.fund.v1',
    deal: 'seedline.fund.deal.v1',
    cap_table: 'seedline.fund.cap_table.v1',
  },
} as const

export type PublishingService = keyof typeof topicNames

const domainTopic = (name: string): DomainTopic => ({ name, partitions: 6, retentionMs: -1 })

/** The topics that a service publishes to, without any prefix. */
export const topicsOf = (service: PublishingService): readonly DomainTopic[] =>
  Object.values(topicNames[service]).map(domainTopic)

/** Every topic of the domain, without any prefix. */
export const domainTopics: readonly DomainTopic[] = (
  Object.keys(topicNames) as PublishingService[]
).flatMap(topicsOf)

/**
 * The topic of a service's stream category; undefined for categories that stay its own
 * business, such as `uscc` claims.
 */
export function topicOf(service: PublishingService, category: string): string | undefined {
  const names: Readonly<Record<string, string>> = topicNames[service]
  return Object.hasOwn(names, category) ? names[category] : undefined
}
