import { randomUUID } from 'node:crypto'
import type { Aggregate } from '@seedline/event-store'
import { connectEventStore } from '@seedline/event-store/database'
import { ownHistory } from '@seedline/messaging'
import { connectDelivery } from '@seedline/messaging/connect'
import { systemClock } from '@seedline/values'
import { brokers, freshDatabase, testLogger, until } from './surroundings.ts'

/** Whatever is added to a thing, as text: also what is no number. */
const thing: Aggregate<null, string> = {
  name: 'thing',
  initial: null,
  evolve: () => null,
  codec: {
    encode: (amount) => ({ type: 'seedline.test.v1.Added', data: Buffer.from(amount) }),
    decode: (_type, data) => Buffer.from(data).toString(),
  },
}

const actor = { subject: 'user:1', name: 'One', roles: [], organisation: 'x' }

/** Records made-up events in a store of its own and publishes them, as a service does. */
export async function recordedThings(topicPrefix: string) {
  const connection = await freshDatabase()
  const store = await connectEventStore({ connection, service: 'test', clock: systemClock })
  const messaging = connectDelivery({
    brokers: brokers(),
    clientId: 'publisher',
    topicPrefix,
    logger: testLogger,
    onFatal: () => undefined,
  })
  messaging.startRelay({
    feed: store.pending,
    service: 'test',
    topicOf: () => 'things',
    markAfterMs: 0,
  })
  const record = async (subject: string, version: number, amounts: readonly string[]) => {
    const context = { commandId: randomUUID(), actor, at: systemClock() }
    await store.append(thing, subject, context, amounts, { expectedVersion: version - 1 })
  }
  return {
    history: ownHistory(store, () => 'thing'),
    /** Records events of one thing, the first at this version. */
    record,
    /** Records them, and resolves when Kafka has them. */
    async events(subject: string, version: number, amounts: readonly string[]): Promise<void> {
      await record(subject, version, amounts)
      await until('it is published', async () => (await store.pending.figures()).pending === 0)
    },
    async close() {
      await messaging.stop()
      await store.close()
      await connection.dropDatabase()
      await connection.close()
    },
  }
}

export type RecordedThings = Awaited<ReturnType<typeof recordedThings>>
