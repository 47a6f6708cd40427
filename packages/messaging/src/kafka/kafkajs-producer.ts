import { type Kafka, type Message, Partitioners, type Producer, type TopicMessages } from 'kafkajs'
import type { KafkaProducer, OutgoingMessage } from './kafka-port.ts'
import { withinDeadline } from './kafkajs-error.ts'

const SEND_MS = 20_000
const CLOSE_MS = 750

/**
 * Sends with acks from all replicas in sync. After any error the kafkajs producer is thrown away:
 * one that met an unexpected answer may refuse everything from then on.
 */
export function kafkajsProducer(kafka: Kafka): KafkaProducer {
  let current: Promise<Producer> | undefined

  const connected = (): Promise<Producer> => {
    current ??= connect(kafka)
    return current
  }
  const discard = (): Promise<void> => {
    const discarded = current
    current = undefined
    return discarded === undefined ? Promise.resolve() : disconnect(discarded)
  }
  return {
    async send(messages) {
      if (messages.length === 0) return
      try {
        const send = connected().then((producer) =>
          producer.sendBatch({ acks: -1, timeout: 10_000, topicMessages: byTopic(messages) }),
        )
        await withinDeadline('Sending to Kafka', SEND_MS, send)
      } catch (error) {
        void discard()
        throw error
      }
    },
    close: discard,
  }
}

async function connect(kafka: Kafka): Promise<Producer> {
  const producer = kafka.producer({
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
    maxInFlightRequests: 1,
    // The relay tries again itself, from the store, and says meanwhile what is wrong.
    retry: { retries: 2, initialRetryTime: 100, maxRetryTime: 1000 },
  })
  await producer.connect()
  return producer
}

const partitionerOfKeys = Partitioners.DefaultPartitioner()

/** The partition that messages of a key go to. */
export const partitionOf = (key: string, partitions: number): number =>
  partitionerOfKeys({
    topic: '',
    message: { key, value: null },
    partitionMetadata: Array.from({ length: partitions }, (_, partitionId) => ({
      partitionErrorCode: 0,
      partitionId,
      leader: 0,
      replicas: [],
      isr: [],
    })),
  })

async function disconnect(discarded: Promise<Producer>): Promise<void> {
  try {
    const left = discarded.then((producer) => producer.disconnect())
    await withinDeadline('Leaving Kafka', CLOSE_MS, left)
  } catch {
    // It never connected, or is beyond saying goodbye.
  }
}

function byTopic(messages: readonly OutgoingMessage[]): TopicMessages[] {
  const topics = new Map<string, Message[]>()
  for (const { topic, key, value, headers } of messages) {
    const list = topics.get(topic)
    const message = { key, value: asBuffer(value), headers }
    if (list === undefined) topics.set(topic, [message])
    else list.push(message)
  }
  return Array.from(topics, ([topic, list]) => ({ topic, messages: list }))
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes)
    ? bytes
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
