import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { topicOf } from '@seedline/contracts/topics'
import type { FeedSession, PendingCommit, PendingFeed } from '@seedline/event-store'
import { connectDelivery } from '@seedline/messaging/connect'
import type { Stack } from '@seedline/stack'
import { deriveId, systemClock } from '@seedline/values'
import { silent } from './published.ts'

const WITHIN_MS = 20_000

/** Publishes a RoundClosed for each deal, with a sound envelope and key around bytes that say nothing. */
export async function publishGarbage(stack: Stack, dealIds: readonly string[]): Promise<void> {
  const messaging = connectDelivery({
    brokers: stack.kafka.brokers.split(','),
    clientId: 'garbage',
    topicPrefix: stack.service('fund').settings.KAFKA_TOPIC_PREFIX ?? '',
    logger: silent,
    onFatal: () => undefined,
  })
  let left: readonly PendingCommit[] = dealIds.map(garbageOf)
  const session: FeedSession = {
    lanes: () => [0],
    read: async () => left,
    async markPublished(commits) {
      const done = new Set(commits.map(({ commitId }) => commitId))
      left = left.filter(({ commitId }) => !done.has(commitId))
    },
    beat: async () => undefined,
    leave: async () => undefined,
  }
  const feed: PendingFeed = {
    join: () => session,
    figures: async () => ({ pending: left.length, oldestAgeMs: 0, relays: [] }),
  }
  try {
    const of = (category: string) => topicOf('fund', category)
    messaging.startRelay({ feed, service: 'fund', topicOf: of, backstopMs: 200 })
    for (const until = performance.now() + WITHIN_MS; left.length > 0; await pause(50)) {
      if (performance.now() > until) throw new Error('the garbage could not be published')
    }
  } finally {
    await messaging.stop()
  }
}

function garbageOf(dealId: string): PendingCommit {
  return {
    commitId: randomBytes(12).toString('hex'),
    stream: `deal-${dealId}`,
    category: 'deal',
    id: dealId,
    version: 1,
    // 0xff begins a field of a wire type that there isn't.
    events: [{ type: 'seedline.fund.v1.RoundClosed', data: new Uint8Array(64).fill(0xff) }],
    commandId: deriveId('Command', 'garbage', dealId),
    actor: { subject: 'user:garbage', name: 'garbage', roles: [], organisation: 'test' },
    at: systemClock(),
    lane: 0,
  }
}
