import { randomUUID } from 'node:crypto'
import { Kafka, logLevel, Partitioners } from 'kafkajs'
import { medianOf, paced } from './paced.ts'

/** Bare kafkajs, as its documentation shows it: from `send` to `eachMessage`. */
export async function bareDelivery(brokers: readonly string[], topic: string) {
  const kafka = new Kafka({ clientId: 'bare', brokers: [...brokers], logLevel: logLevel.NOTHING })
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner })
  const consumer = kafka.consumer({ groupId: `bare-${randomUUID()}` })
  const arrivals = new Map<string, () => void>()
  await producer.connect()
  await consumer.connect()
  await consumer.subscribe({ topics: [topic], fromBeginning: true })
  const joined = new Promise<void>((resolve) => {
    consumer.on('consumer.group_join', () => resolve())
  })
  await consumer.run({
    async eachMessage({ message }) {
      arrivals.get(String(message.value))?.()
    },
  })
  await joined
  return {
    /** The median of so many, in ms. */
    async measure(times: number, perSecond: number): Promise<number> {
      const waits: number[] = []
      await paced(times, perSecond, async (index) => {
        const value = `${randomUUID()}${' '.repeat(120)}`
        const arrived = new Promise<void>((resolve) => arrivals.set(value, resolve))
        const from = performance.now()
        await producer.send({ topic, acks: -1, messages: [{ key: `k${index % 40}`, value }] })
        await arrived
        waits.push(performance.now() - from)
        arrivals.delete(value)
      })
      return medianOf(waits)
    },
    async stop(): Promise<void> {
      await consumer.disconnect()
      await producer.disconnect()
    },
  }
}
