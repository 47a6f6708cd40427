import { randomUUID } from 'node:crypto'
import { controlStore, ownHistory } from '@seedline/messaging'
import { connectMessaging, deadLetterStore } from '@seedline/messaging/connect'
import { runView, viewStore } from '@seedline/views/database'
import { createConnection } from 'mongoose'
import { publishBacklog } from '../catch-up/published-events.ts'
import { quietLogger } from '../delivery/quiet-logger.ts'
import type { Bench } from '../harness/measurement.ts'
import { countedView, plainCollection, type Readable, topic } from './keyed-read.ts'

/** As many documents as there are enterprises in a middling cluster. */
export const DOCUMENTS = 400

/** Lets a view make its documents as it always does, and copies what they say. */
export async function keyedDocuments({ mongoUrl, kafkaBrokers }: Bench) {
  const run = randomUUID().slice(0, 8)
  const readable: Readable = { mongoUrl, dbName: `bench_${run}` }
  const connection = await createConnection(mongoUrl, {
    dbName: readable.dbName,
    useBigInt64: true,
  }).asPromise()
  const messaging = connectMessaging({
    brokers: kafkaBrokers.split(','),
    clientId: 'bench',
    topicPrefix: `bench-${run}.`,
    logger: quietLogger,
    controls: controlStore(connection),
    onFatal: (reason, cause) => {
      throw new Error(reason, { cause })
    },
  })
  try {
    await messaging.ensureTopics([{ name: topic, partitions: 6, retentionMs: -1 }])
    const store = await publishBacklog(messaging, connection, {
      topic,
      events: DOCUMENTS,
      documents: DOCUMENTS,
    })
    const deadLetters = deadLetterStore(connection)
    const view = countedView
    const history = ownHistory(store, () => 'bench')
    const running = await runView({
      messaging,
      connection,
      view,
      history,
      deadLetters,
      logger: quietLogger,
    })
    await running.ready
    await running.stop()
  } finally {
    await messaging.stop()
  }
  const store = viewStore(connection, countedView)
  const plain = connection.collection<{ _id: string }>(plainCollection)
  for (let token = '', more = true; more; more = token !== '') {
    const page = await store.find({}, { page: { size: 200, token } })
    await plain.insertMany(page.found.map(({ key, data }) => ({ _id: key, ...data })))
    token = page.nextPageToken
  }
  return {
    readable,
    async remove(): Promise<void> {
      await connection.dropDatabase()
      await connection.close()
    },
  }
}
