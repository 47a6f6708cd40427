import { randomUUID } from 'node:crypto'
import type { Aggregate, EventStore } from '@seedline/event-store'
import { connectEventStore } from '@seedline/event-store/database'
import type { Messaging } from '@seedline/messaging'
import { systemClock } from '@seedline/values'
import type { Connection } from 'mongoose'

/** What there is to be caught up with: events of many documents, as a busy month leaves them. */
export interface Backlog {
  readonly topic: string
  readonly events: number
  readonly documents: number
}

const counted: Aggregate<null, number> = {
  name: 'bench',
  initial: null,
  evolve: () => null,
  codec: {
    encode: (count) => ({ type: 'seedline.bench.v1.Counted', data: encodeCount(count) }),
    decode: (_type, data) => decodeCount(data).count,
  },
}

const actor = { subject: 'user:bench', name: 'Bench', roles: [], organisation: 'bench' }

/** Records the backlog and publishes it, so that it lies in the store and on Kafka as a service leaves it. */
export async function publishBacklog(
  messaging: Messaging,
  connection: Connection,
  { topic, events, documents }: Backlog,
): Promise<EventStore> {
  const store = await connectEventStore({ connection, service: 'bench', clock: systemClock })
  for (let version = 0; version * documents < events; version += 1) {
    // Round after round over the documents: the order in which many enterprises' events interleave.
    const round = Math.min(documents, events - version * documents)
    await Promise.all(
      Array.from({ length: round }, (_, index) => {
        const context = { commandId: randomUUID(), actor, at: systemClock() }
        const id = `enterprise-${index}`
        return store.append(counted, id, context, [version * documents + index], {
          expectedVersion: version,
        })
      }),
    )
  }
  const feed = store.pending
  const relay = messaging.startRelay({ feed, service: 'bench', topicOf: () => topic })
  while ((await feed.figures()).pending > 0) await new Promise((done) => setTimeout(done, 50))
  await relay.stop()
  return store
}

/** An event of the usual size: a number and some text around it. */
export function encodeCount(count: number): Uint8Array {
  return Buffer.from(JSON.stringify({ count, note: 'recorded for the bench '.repeat(6) }))
}

export interface Count {
  readonly count: number
  readonly note: string
}

export function decodeCount(data: Uint8Array): Count {
  const buffer = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  return JSON.parse(buffer.toString()) as Count
}
