import { setTimeout as pause } from 'node:timers/promises'
import type { Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs'
import type { Logger } from '../logger.ts'
import type {
  ConsumeOptions,
  IncomingBatch,
  IncomingMessage,
  KafkaConsumer,
  PartitionOffset,
  TopicPartition,
} from './kafka-port.ts'
import { fromKafkajs, withinDeadline } from './kafkajs-error.ts'

/** A dead member's partitions move on after this; a handler's deadline is below it. */
export const SESSION_MS = 10_000
const HEARTBEAT_MS = 2500
const REBALANCE_MS = 20_000
/** Also how long a partition that is resumed waits until it is fetched, at most. */
const FETCH_WAIT_MS = 2000
/** Bounds what one consumer holds in memory while it catches up. */
const MAX_FETCH_BYTES = 1024 * 1024
const COMMIT_MS = 5000
const STOP_MS = 3500
/** A member that is joining when it has to stop is let finish for so long; then it is cut off. */
const JOINING_MS = 2500
const FIRST_RETRY_MS = 200
const MAX_RETRY_MS = 5000

interface Member {
  consumer?: Consumer
  commit?: EachBatchPayload['commitOffsetsIfNecessary']
  stopped: boolean
  /** Settles once the start under way, or the last one, is over. */
  starting: Promise<void>
  retryMs: number
  retryTimer?: NodeJS.Timeout
}

/**
 * A group member that outlives its kafkajs consumer: after a crash for want of a broker a fresh
 * one is made (kafkajs's own restart is known to loop or to stall), any other crash is reported.
 */
export function kafkajsConsumer(
  kafka: Kafka,
  options: ConsumeOptions,
  logger: Logger,
): KafkaConsumer {
  const member: Member = { stopped: false, retryMs: FIRST_RETRY_MS, starting: Promise.resolve() }
  const begin = (): void => {
    member.starting = start(kafka, options, logger, member, begin)
  }
  begin()
  return {
    pause: ({ topic, partition }) => {
      whileRunning(() => member.consumer?.pause([{ topic, partitions: [partition] }]))
    },
    resume: ({ topic, partition }) => {
      whileRunning(() => member.consumer?.resume([{ topic, partitions: [partition] }]))
    },
    seek: ({ topic, partition, offset }) => {
      whileRunning(() => member.consumer?.seek({ topic, partition, offset: String(offset) }))
    },
    async commit(offsets) {
      if (member.commit === undefined || offsets.length === 0) return
      await withinDeadline('Committing offsets', COMMIT_MS, member.commit(grouped(offsets)))
    },
    async stop() {
      member.stopped = true
      clearTimeout(member.retryTimer)
      await withinDeadline('Leaving the group', STOP_MS, leave(member)).catch((error) => {
        logger.warn({ err: error, group: options.group }, 'The consumer was left without goodbye')
      })
    },
  }
}

/**
 * Ends what was begun. kafkajs lets a member go that is still joining as if there were nothing to
 * leave, and it joins all the same: so its start is waited for, which leaves by itself.
 */
async function leave({ consumer, starting }: Member): Promise<void> {
  const patience = new AbortController()
  const late = pause(JOINING_MS, undefined, { signal: patience.signal }).catch(() => undefined)
  await Promise.race([starting, late])
  patience.abort()
  // A second farewell is none: kafkajs has nothing left to end.
  await consumer?.disconnect()
  await starting
}

async function start(
  kafka: Kafka,
  options: ConsumeOptions,
  logger: Logger,
  member: Member,
  again: () => void,
): Promise<void> {
  const consumer = kafka.consumer({
    groupId: options.group,
    sessionTimeout: SESSION_MS,
    heartbeatInterval: HEARTBEAT_MS,
    rebalanceTimeout: REBALANCE_MS,
    maxWaitTimeInMs: FETCH_WAIT_MS,
    maxBytes: MAX_FETCH_BYTES,
    allowAutoTopicCreation: false,
    retry: { retries: 4, restartOnFailure: async () => false },
  })
  member.consumer = consumer
  delete member.commit
  let over = false
  const ended = (error: unknown): void => {
    if (over || member.stopped) return
    over = true
    const cause = fromKafkajs(error)
    if (cause.kind !== 'away') {
      options.onCrash(cause)
      return
    }
    logger.warn(
      { cause: cause.message, group: options.group },
      'Kafka is away; the consumer tries again',
    )
    member.retryTimer = setTimeout(() => {
      if (!member.stopped) again()
    }, member.retryMs)
    member.retryMs = Math.min(member.retryMs * 2, MAX_RETRY_MS)
  }
  consumer.on('consumer.crash', ({ payload }) => ended(payload.error))
  consumer.on('consumer.rebalancing', () => options.onRebalancing())
  tellOfHeartbeats(consumer, options)
  consumer.on('consumer.group_join', ({ payload }) => {
    if (member.stopped) return
    member.retryMs = FIRST_RETRY_MS
    options.onAssigned(ownedPartitions(payload.memberAssignment))
  })
  try {
    await consumer.connect()
    if (member.stopped) return await consumer.disconnect()
    await consumer.subscribe({
      topics: [...options.topics],
      fromBeginning: options.from === 'beginning',
    })
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: options.concurrency,
      eachBatch: (payload) => {
        member.commit = payload.commitOffsetsIfNecessary
        return options.onBatch(batchOf(payload, member))
      },
    })
    if (member.stopped) await consumer.disconnect()
  } catch (error) {
    // What never got to run doesn't report a crash.
    await consumer.disconnect().catch(() => undefined)
    ended(error)
  }
}

/**
 * An answer may lie here unread for long while the process stands still: what counts is when it was asked for. kafkajs
 * has one heartbeat under way at a time, and tells of its request before it tells of its success.
 */
function tellOfHeartbeats(consumer: Consumer, options: ConsumeOptions): void {
  let askedAt: number | undefined
  consumer.on('consumer.network.request', ({ payload: { apiName, sentAt } }) => {
    if (apiName !== 'Heartbeat') return
    askedAt = performance.now() - Math.max(0, Date.now() - sentAt)
  })
  consumer.on('consumer.heartbeat', () => {
    if (askedAt !== undefined) options.onConfirmed?.(askedAt)
    askedAt = undefined
  })
}

function batchOf(payload: EachBatchPayload, member: Member): IncomingBatch {
  const { topic, partition, messages, highWatermark } = payload.batch
  return {
    topic,
    partition,
    messages: messages.map((message) => incoming(topic, partition, message)),
    endOffset: BigInt(highWatermark),
    resolve: (offset) => payload.resolveOffset(String(offset)),
    heartbeat: () => payload.heartbeat(),
    isStale: () => member.stopped || !payload.isRunning() || payload.isStale(),
  }
}

function incoming(topic: string, partition: number, message: KafkaMessage): IncomingMessage {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(message.headers ?? {})) {
    const first = Array.isArray(value) ? value[0] : value
    if (first !== undefined) headers[name] = first.toString()
  }
  const { key, value } = message
  return { topic, partition, offset: BigInt(message.offset), key, value, headers }
}

function ownedPartitions(
  assignment: Readonly<Record<string, readonly number[]>>,
): readonly TopicPartition[] {
  return Object.entries(assignment).flatMap(([topic, partitions]) =>
    partitions.map((partition) => ({ topic, partition })),
  )
}

function grouped(offsets: readonly PartitionOffset[]) {
  const topics = new Map<string, { partition: number; offset: string }[]>()
  for (const { topic, partition, offset } of offsets) {
    const list = topics.get(topic) ?? []
    list.push({ partition, offset: String(offset) })
    topics.set(topic, list)
  }
  return { topics: Array.from(topics, ([topic, partitions]) => ({ topic, partitions })) }
}

/** kafkajs throws while it has not joined yet; the runtime repeats its wishes when it has. */
function whileRunning(wish: () => void): void {
  try {
    wish()
  } catch {
    // Not running: nothing to pause, resume or move.
  }
}
