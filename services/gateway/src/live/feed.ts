import { domainTopics } from '@seedline/contracts/topics'
import { keepListening, type Logger } from '@seedline/messaging'
import { enterpriseFinder } from './enterprise-of.ts'
import type { Hub } from './hub.ts'
import { audienceOf, liveEventOf } from './live-event.ts'

type Kept = Parameters<typeof keepListening>[0]

export interface FeedOptions extends Pick<Kept, 'connect' | 'pause'> {
  readonly hub: Pick<Hub, 'publish' | 'tellOfGap'>
  readonly logger: Logger
}

/**
 * Feeds the hub with every event of the domain from now on, and with each gap in them. While Kafka is away it keeps trying: the rest of the gateway
 * does not need it.
 */
export const startFeed = ({ hub, logger, ...kept }: FeedOptions): { stop(): Promise<void> } =>
  keepListening({
    ...kept,
    async listen(delivery) {
      const enterpriseOf = enterpriseFinder()
      await delivery.ensureTopics(domainTopics)
      await delivery.tail({
        topics: domainTopics.map(({ name }) => name),
        handle: (message) =>
          hub.publish(liveEventOf(message, enterpriseOf(message)), audienceOf(message)),
        // At the very first time, too: pages may have been open before anything was listened to.
        onListening: hub.tellOfGap,
      })
    },
    onBroken: (err, reason) => logger.warn({ err, reason }, 'no live events for the moment'),
  })
