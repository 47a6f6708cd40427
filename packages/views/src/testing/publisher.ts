import type { PendingCommit, PendingFeed } from '@seedline/event-store'
import { connectDelivery } from '@seedline/messaging'
import { instantOf } from '@seedline/values'
import { brokers, testLogger, until } from './surroundings.ts'

/** Publishes made-up events through a relay, as a service would. */
export function publisher(topicPrefix: string) {
  let waiting: PendingCommit[] = []
  let ring: (() => void) | undefined
  const feed: PendingFeed = {
    join({ onLanes }) {
      ring = onLanes
      return {
        lanes: () => [0],
        read: async ({ limit }) => waiting.slice(0, limit),
        async markPublished(commits) {
          waiting = waiting.filter((commit) => !commits.includes(commit))
        },
        async beat() {},
        async leave() {},
      }
    },
    figures: async () => ({ pending: waiting.length, oldestAgeMs: 0, relays: [] }),
  }
  const messaging = connectDelivery({
    brokers: brokers(),
    clientId: 'publisher',
    topicPrefix,
    logger: testLogger,
    onFatal: () => undefined,
  })
  messaging.startRelay({
    feed,
    service: 'test',
    topicOf: () => 'things',
    markAfterMs: 0,
  })
  return {
    /** Events of one thing, the first at this version; resolves when Kafka has them. */
    async events(subject: string, version: number, amounts: readonly string[]): Promise<void> {
      const commit: PendingCommit = {
        commitId: `${subject}@${version}`,
        stream: `thing-${subject}`,
        category: 'thing',
        id: subject,
        version,
        events: amounts.map((amount) => ({
          type: 'seedline.test.v1.Added',
          data: Buffer.from(amount),
        })),
        commandId: `command-${subject}-${version}`,
        actor: { subject: 'user:1', name: 'One', roles: [], organisation: 'x' },
        at: instantOf(new Date()),
        lane: 0,
      }
      waiting.push(commit)
      ring?.()
      await until('it is published', () => !waiting.includes(commit))
    },
    close: () => messaging.stop(),
  }
}
