import { randomUUID } from 'node:crypto'
import { Kafka, logLevel } from 'kafkajs'
import type { Connection } from 'mongoose'
import { type Backlog, decodeCount } from './published-events.ts'
import type { CatchUp } from './rate.ts'

/**
 * The plain way: kafkajs eachBatch, every event an update of its document, one bulkWrite per
 * batch. No guard, no order kept in the document, nothing parked.
 */
export async function bareCatchUp(
  brokers: readonly string[],
  connection: Connection,
  fullTopic: string,
  backlog: Backlog,
): Promise<CatchUp> {
  const name = `bare_${randomUUID().slice(0, 8)}`
  const collection = connection.collection<{ _id: string }>(name)
  const kafka = new Kafka({ clientId: 'bare', brokers: [...brokers], logLevel: logLevel.NOTHING })
  const consumer = kafka.consumer({ groupId: name, maxWaitTimeInMs: 1000 })
  await consumer.connect()
  await consumer.subscribe({ topics: [fullTopic], fromBeginning: true })
  const { promise, resolve } = Promise.withResolvers<CatchUp>()
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
      await collection.bulkWrite(
        batch.messages.map((message) => {
          const event = decodeCount(message.value ?? new Uint8Array())
          return {
            updateOne: {
              filter: { _id: String(message.key) },
              update: { $inc: { total: event.count }, $set: { last: event } },
              upsert: true,
            },
          }
        }),
        { ordered: true, writeConcern: { w: 'majority' } },
      )
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
