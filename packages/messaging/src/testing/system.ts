import type { EventStore, PendingFeed } from '@seedline/event-store'
import { connectMessaging } from '../connect-messaging.ts'
import type { Handler } from '../consume/handler.ts'
import { deadLetterStore } from '../dead-letters/dead-letter-store.ts'
import { kafkajsPort } from '../kafka/kafkajs-port.ts'
import type { Logger } from '../logger.ts'
import type { Messaging } from '../messaging-types.ts'
import { controlStore } from '../operate/control-store.ts'
import { record, storeOn } from './recorded-things.ts'
import { brokers, freshDatabase, recordingLogger, uniquePrefix, until } from './surroundings.ts'

export const TOPIC = 'seedline.test.thing.v1'

/** A system of its own: database, topic prefix, store. */
export async function freshSystem(name: string) {
  const topicPrefix = uniquePrefix(name)
  const connection = await freshDatabase()
  const logger = recordingLogger()
  const fatal: string[] = []
  const connect = (clientId = 'test'): Messaging =>
    connectMessaging({
      brokers: brokers(),
      clientId,
      topicPrefix,
      logger,
      controls: controlStore(connection),
      onFatal: (reason) => fatal.push(reason),
    })
  const messaging = connect()
  await messaging.ensureTopics([{ name: TOPIC, partitions: 3, retentionMs: -1 }])
  const store = await storeOn(connection)
  const started: Messaging[] = [messaging]
  return {
    topicPrefix,
    connection,
    store,
    messaging,
    fatal,
    logger,
    deadLetters: deadLetterStore(connection),
    /** Another process of the same service. */
    another: (): Messaging => {
      const made = connect()
      started.push(made)
      return made
    },
    async relay(over: Messaging = messaging, feed: PendingFeed = store.pending) {
      return over.startRelay({
        feed,
        service: 'test',
        topicOf: (category) => (category === 'thing' ? TOPIC : undefined),
        leaseMs: 2000,
        backstopMs: 500,
      })
    },
    subscribe: (name: string, handler: Handler, over: Messaging = messaging) =>
      over.subscribe({
        name,
        topics: [TOPIC],
        handler,
        deadLetters: deadLetterStore(connection),
        fromBeginning: true,
      }),
    /** Ids of everything on the topic, in order of each partition. */
    onTopic: () => idsOn(topicPrefix, logger),
    async end() {
      await Promise.all(started.map((one) => one.stop()))
      await store.close()
      await connection.dropDatabase()
      await connection.close()
    },
  }
}

async function idsOn(topicPrefix: string, logger: Logger): Promise<readonly string[]> {
  const port = kafkajsPort({ brokers: brokers(), clientId: 'look', logger })
  const admin = port.admin()
  const bounds = await admin.bounds([topicPrefix + TOPIC])
  const all = bounds.reduce((sum, { start, end }) => sum + Number(end - start), 0)
  await admin.close()
  const ids: string[] = []
  const consumer = port.consume({
    group: `${topicPrefix}look-${Math.random()}`,
    topics: [topicPrefix + TOPIC],
    from: 'beginning',
    concurrency: 1,
    async onBatch(batch) {
      for (const { offset, headers } of batch.messages) {
        ids.push(headers.ce_id ?? '')
        batch.resolve(offset)
      }
    },
    onAssigned: () => undefined,
    onRebalancing: () => undefined,
    onCrash: () => undefined,
  })
  await until('the topic is read', () => ids.length >= all)
  await consumer.stop()
  return ids
}

export type System = Awaited<ReturnType<typeof freshSystem>>

/** Versions 1 to `each` of `streams` things, the streams side by side. */
export const recordMany = async (
  store: EventStore,
  streams: number,
  each: number,
): Promise<void> => {
  for (let version = 1; version <= each; version += 1) {
    await Promise.all(
      Array.from({ length: streams }, (_, index) => record(store, `s${index}`, [`${version}`])),
    )
  }
}
