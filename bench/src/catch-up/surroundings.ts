import { randomUUID } from 'node:crypto'
import { connectMongo } from '@seedline/event-store/database'
import { controlStore, type Messaging } from '@seedline/messaging'
import { connectMessaging } from '@seedline/messaging/connect'
import type { Connection } from 'mongoose'
import { quietLogger } from '../delivery/quiet-logger.ts'
import type { Bench } from '../harness/measurement.ts'

/** What a view needs, of this measurement alone. */
export interface Surroundings {
  readonly messaging: Messaging
  readonly connection: Connection
  readonly database: string
  /** The topic's whole name on the broker. */
  readonly fullTopic: string
}

/** A database and a topic for as long as this is measured. */
export async function inSurroundings<T>(
  { mongoUrl, kafkaBrokers }: Pick<Bench, 'mongoUrl' | 'kafkaBrokers'>,
  topic: string,
  measure: (parts: Surroundings) => Promise<T>,
): Promise<T> {
  const run = randomUUID().slice(0, 8)
  const topicPrefix = `bench-${run}.`
  const database = `bench_${run}`
  const connection = await connectMongo(mongoUrl, database, 'bench')
  const messaging = connectMessaging({
    brokers: kafkaBrokers.split(','),
    clientId: 'bench',
    topicPrefix,
    logger: quietLogger,
    controls: controlStore(connection),
    onFatal: (reason, cause) => {
      throw new Error(reason, { cause })
    },
  })
  try {
    await messaging.ensureTopics([{ name: topic, partitions: 6, retentionMs: -1 }])
    return await measure({ messaging, connection, database, fullTopic: topicPrefix + topic })
  } finally {
    await messaging.stop()
    // A million documents take longer to drop than a command may; what is left goes with the bench's own server.
    await connection.dropDatabase().catch(() => undefined)
    await connection.close()
  }
}
