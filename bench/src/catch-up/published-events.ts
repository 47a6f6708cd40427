import type { PendingCommit, PendingFeed } from '@seedline/event-store'
import type { Messaging } from '@seedline/messaging'
import { instantOf } from '@seedline/values'

/** What is published to be caught up with: events of many documents, as a busy month leaves them. */
export interface Backlog {
  readonly topic: string
  readonly events: number
  readonly documents: number
}

const EVENTS_PER_COMMIT = 1
const actor = { subject: 'user:bench', name: 'Bench', roles: [], organisation: 'bench' }

/** Publishes the backlog through a relay, so that it is just what a service would have published. */
export async function publishBacklog(messaging: Messaging, backlog: Backlog): Promise<void> {
  let waiting: readonly PendingCommit[] = commitsOf(backlog)
  const feed: PendingFeed = {
    join: () => ({
      lanes: () => [0],
      read: async ({ limit }) => waiting.slice(0, limit),
      async markPublished(commits) {
        waiting = waiting.slice(commits.length)
      },
      async beat() {},
      async leave() {},
    }),
    figures: async () => ({ pending: waiting.length, oldestAgeMs: 0, relays: [] }),
  }
  const relay = messaging.startRelay({ feed, service: 'bench', topicOf: () => backlog.topic })
  while (waiting.length > 0) await new Promise((resolve) => setTimeout(resolve, 20))
  await relay.stop()
}

// Round after round over the documents: the order in which many enterprises' events interleave.
function commitsOf({ events, documents }: Backlog): readonly PendingCommit[] {
  return Array.from({ length: events / EVENTS_PER_COMMIT }, (_, index) => {
    const id = `enterprise-${index % documents}`
    const version = Math.floor(index / documents) + 1
    return {
      commitId: `${id}@${version}`,
      stream: `bench-${id}`,
      category: 'bench',
      id,
      version,
      events: [{ type: 'seedline.bench.v1.Counted', data: encodeCount(index) }],
      commandId: `command-${index}`,
      actor,
      at: instantOf(new Date(1_700_000_000_000 + index)),
      lane: 0,
    }
  })
}

/** An event of the usual size: a number and some text around it. */
export const encodeCount = (count: number): Uint8Array =>
  Buffer.from(JSON.stringify({ count, note: 'recorded for the bench '.repeat(6) }))

export interface Count {
  readonly count: number
  readonly note: string
}

export function decodeCount(data: Uint8Array): Count {
  const buffer = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  return JSON.parse(buffer.toString()) as Count
}
