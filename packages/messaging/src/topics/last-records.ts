import { randomUUID } from 'node:crypto'
import type { Admin, Consumer, Kafka, KafkaMessage } from 'kafkajs'
import { KafkaError } from '../kafka/kafka-error.ts'
import { type KafkajsOptions, kafkajsClient } from '../kafka/kafkajs-client.ts'
import { fromKafkajs, withinDeadline } from '../kafka/kafkajs-error.ts'

const CALL_MS = 10_000
/** Reading goes on while records come; so long without any, it has failed. */
const IDLE_MS = 15_000
const MAX_FETCH_BYTES = 4 * 1024 * 1024

export interface LastRecordsOptions extends KafkajsOptions {
  /** Before every topic's name; default ''. */
  readonly topicPrefix?: string
}

/** A record as it lies on Kafka: what its headers say, unjudged. `topic` is without prefix. */
export interface LastRecord {
  readonly topic: string
  readonly partition: number
  readonly offset: bigint
  readonly key: string | undefined
  readonly eventId: string | undefined
  readonly stream: string | undefined
  readonly version: number | undefined
  readonly commandId: string | undefined
}

/** Reads the ends of topics for whoever checks them; subscribes to nothing and commits nothing. */
export interface LastRecords {
  /**
   * The last `count` records of each partition, by offset within a partition; none where there is no
   * such topic. `fromBeginning`: the topic holds no more. @throws KafkaError
   */
  readLast(
    topic: string,
    count: number,
    each: (record: LastRecord) => void,
  ): Promise<{ readonly fromBeginning: boolean }>
  close(): Promise<void>
}

/** Connects at the first call; where that fails, every further call fails at once. */
export function lastRecords(options: LastRecordsOptions): LastRecords {
  const { topicPrefix = '' } = options
  const kafka = kafkajsClient(options)
  let admin: Promise<Admin> | undefined
  return {
    async readLast(topic, count, each) {
      admin ??= connect(kafka)
      const connected = await admin
      const name = topicPrefix + topic
      const parts = await withinDeadline(
        'Reading offsets',
        CALL_MS,
        partsOf(connected, name, count),
      )
      const fromBeginning = parts.every(({ cut }) => !cut)
      const open = parts.filter(({ from, end }) => from < end)
      if (open.length === 0) return { fromBeginning }
      const group = `${topicPrefix}${options.clientId}.last.${randomUUID()}`
      const take = (partition: number, message: KafkaMessage) =>
        each(recordOf(topic, partition, message))
      await readParts(kafka, group, name, open, take)
      await connected.deleteGroups([group]).catch(() => undefined)
      return { fromBeginning }
    },
    async close() {
      const connected = await admin?.catch(() => undefined)
      await connected?.disconnect().catch(() => undefined)
    },
  }
}

interface Part {
  readonly partition: number
  /** The first offset to read, and the one after the last. */
  readonly from: bigint
  readonly end: bigint
  /** Whether there is more before it. */
  readonly cut: boolean
}

async function connect(kafka: Kafka): Promise<Admin> {
  const admin = kafka.admin({ retry: { retries: 2, initialRetryTime: 200, maxRetryTime: 1000 } })
  await withinDeadline('Connecting to Kafka', CALL_MS, admin.connect()).catch((error) => {
    void admin.disconnect().catch(() => undefined)
    throw error
  })
  return admin
}

async function partsOf(admin: Admin, topic: string, count: number): Promise<readonly Part[]> {
  const existing = await admin.listTopics()
  if (!existing.includes(topic)) return []
  const offsets = await admin.fetchTopicOffsets(topic)
  return offsets.map(({ partition, high, low }) => {
    const [first, end] = [BigInt(low), BigInt(high)]
    const wanted = end - BigInt(count)
    const from = wanted > first ? wanted : first
    return { partition, from, end, cut: from > first }
  })
}

async function readParts(
  kafka: Kafka,
  groupId: string,
  topic: string,
  parts: readonly Part[],
  take: (partition: number, message: KafkaMessage) => void,
): Promise<void> {
  const consumer = kafka.consumer({
    groupId,
    maxBytes: MAX_FETCH_BYTES,
    maxWaitTimeInMs: 500,
    allowAutoTopicCreation: false,
    retry: { retries: 2, restartOnFailure: async () => false },
  })
  try {
    await withinDeadline('Joining a group', CALL_MS, consumer.connect())
    await consumer.subscribe({ topic, fromBeginning: true })
    await readToTheEnd(consumer, topic, parts, take)
  } catch (error) {
    throw fromKafkajs(error)
  } finally {
    await withinDeadline('Leaving the group', CALL_MS, consumer.disconnect()).catch(() => undefined)
  }
}

async function readToTheEnd(
  consumer: Consumer,
  topic: string,
  parts: readonly Part[],
  take: (partition: number, message: KafkaMessage) => void,
): Promise<void> {
  const next = new Map(parts.map(({ partition, from }) => [partition, from]))
  const ends = new Map(parts.map(({ partition, end }) => [partition, end]))
  const done = Promise.withResolvers<void>()
  const late = () =>
    done.reject(new KafkaError('away', `${topic} was not read to its end within ${IDLE_MS} ms`))
  let idle = setTimeout(late, IDLE_MS)
  consumer.on('consumer.crash', ({ payload }) => done.reject(payload.error))
  try {
    const running = consumer.run({
      autoCommit: false,
      eachBatch: async ({ batch: { partition, messages } }) => {
        clearTimeout(idle)
        idle = setTimeout(late, IDLE_MS)
        const end = ends.get(partition) ?? 0n
        for (const message of messages) {
          const offset = BigInt(message.offset)
          // A fetch may have begun before the seek; and what comes later is none of ours.
          if (offset < (next.get(partition) ?? end) || offset >= end) continue
          take(partition, message)
          next.set(partition, offset + 1n)
        }
        if (parts.every((part) => (next.get(part.partition) ?? 0n) >= part.end)) done.resolve()
      },
    })
    running.catch(done.reject)
    await running
    for (const { partition, from } of parts) {
      consumer.seek({ topic, partition, offset: String(from) })
    }
    await done.promise
  } finally {
    clearTimeout(idle)
  }
}

function recordOf(topic: string, partition: number, message: KafkaMessage): LastRecord {
  const header = (name: string): string | undefined => {
    const value = message.headers?.[name]
    return (Array.isArray(value) ? value[0] : value)?.toString()
  }
  const sequence = header('ce_sequence')
  return {
    topic,
    partition,
    offset: BigInt(message.offset),
    key: message.key?.toString(),
    eventId: header('ce_id'),
    stream: header('ce_stream'),
    version: sequence === undefined ? undefined : Number(sequence),
    commandId: header('ce_commandid'),
  }
}
