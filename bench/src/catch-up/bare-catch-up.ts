import { randomUUID } from 'node:crypto'
import { Kafka, type KafkaMessage, logLevel } from 'kafkajs'
import type { Connection } from 'mongoose'
import { type Backlog, type Count, decodeCount } from './published-events.ts'
import type { CatchUp } from './rate.ts'

/** What a consumer writes of a batch. */
export type Writes = 'event by event' | 'folded'

/**
 * The plain way: kafkajs eachBatch and one bulkWrite per batch, in which either each event is an update, or each document
 * with what the batch's events come to. No guard, no order kept in the document, nothing parked.
 */
export async function bareCatchUp(
  brokers: readonly string[],
  connection: Connection,
  fullTopic: string,
  backlog: Backlog,
  writes: Writes,
): Promise<CatchUp> {
  const name = `bare_${randomUUID().slice(0, 8)}`
  const collection = connection.collection<{ _id: string }>(name)
  const kafka = new Kafka({ clientId: 'bare', brokers: [...brokers], logLevel: logLevel.NOTHING })
  const consumer = kafka.consumer({ groupId: name, maxWaitTimeInMs: 1000 })
  await consumer.connect()
  await consumer.subscribe({ topics: [fullTopic], fromBeginning: true })
  const { promise, resolve, reject } = Promise.withResolvers<CatchUp>()
  let begunAt = 0
  let cpu = process.cpuUsage()
  let handled = 0
  await consumer.run({
    partitionsConsumedConcurrently: 6,
    autoCommitInterval: 500,
    async eachBatch({ batch }) {
      if (begunAt === 0) {
        begunAt = performance.now()
        cpu = process.cpuUsage()
      }
      const written = collection.bulkWrite(
        changesOf(batch.messages, writes).map(({ key, total, last }) => ({
          updateOne: {
            filter: { _id: key },
            update: { $inc: { total }, $set: { last } },
            upsert: true,
          },
        })),
        { ordered: writes === 'event by event', writeConcern: { w: 'majority', j: true } },
      )
      // kafkajs would try again for ever, and say nothing.
      written.catch(reject)
      await written
      handled += batch.messages.length
      if (handled < backlog.events) return
      const ms = performance.now() - begunAt
      const used = process.cpuUsage(cpu)
      resolve({
        perSecond: (backlog.events / ms) * 1000,
        cpuMicros: (used.user + used.system) / backlog.events,
      })
    },
  })
  const result = await promise
  await consumer.disconnect()
  return result
}

interface Change {
  readonly key: string
  readonly total: number
  readonly last: Count
}

function changesOf(messages: readonly KafkaMessage[], writes: Writes): readonly Change[] {
  const changes = messages.map(({ key, value }): Change => {
    const last = decodeCount(value ?? new Uint8Array())
    return { key: String(key), total: last.count, last }
  })
  if (writes === 'event by event') return changes
  const folded = new Map<string, Change>()
  for (const { key, total, last } of changes) {
    folded.set(key, { key, total: (folded.get(key)?.total ?? 0) + total, last })
  }
  return [...folded.values()]
}
