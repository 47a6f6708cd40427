import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { readEvent } from '../envelope/read-event.ts'
import type { KafkaConsumer, TopicPartition } from '../kafka/kafka-port.ts'
import { atMost } from './at-most.ts'
import type { SubscribeParts } from './subscribe.ts'
import type { HeardFrom, Tail, TailOptions } from './subscription-types.ts'

const JOIN_MS = 10_000
const FORGET_MS = 1000
/** After some events Kafka is asked again only then: what comes of one command comes together. */
const GATHER_MS = 100

/**
 * Live events, from about now on, in a group of its own. What can't be read or handled is
 * logged and passed over: whoever needs every event subscribes instead.
 */
export async function tail(
  shared: Omit<SubscribeParts, 'controls'>,
  options: TailOptions,
): Promise<Tail> {
  const group = `${shared.topicPrefix}${shared.clientId}.tail.${randomUUID()}`
  const topics = options.topics.map((topic) => shared.topicPrefix + topic)
  const over = new AbortController()
  const joined = Promise.withResolvers<void>()
  const begin = async (): Promise<void> => {
    const from = await seekEnds(shared, topics, consumer, options.back)
    if (over.signal.aborted) return
    options.onListening?.(from)
    joined.resolve()
  }
  const consumer = shared.port.consume({
    group,
    topics,
    from: 'now',
    concurrency: 1,
    async onBatch(batch) {
      for (const incoming of batch.messages) {
        // Fetched before it was settled from where on to listen.
        if (batch.isStale()) return
        const read = readEvent(incoming)
        try {
          if (read.ok) options.handle(read.message)
        } catch (error) {
          shared.logger.warn({ err: error, group }, 'A live event was passed over')
        }
        batch.resolve(incoming.offset)
      }
      const last = batch.messages.at(-1)
      if (last && !batch.isStale())
        options.onReached?.({ ...placeOf(last), offset: last.offset + 1n })
      await pause(GATHER_MS)
    },
    onAssigned: () => {
      begin().catch((cause: unknown) => {
        if (!over.signal.aborted) shared.onFatal('The live feed does not know where it is', cause)
      })
    },
    onRebalancing: () => undefined,
    onCrash: (cause) => shared.onFatal('The live feed has crashed', cause),
  })
  const late = new AbortController()
  const signal = AbortSignal.any([late.signal, shared.ending])
  await Promise.race([joined.promise, pause(JOIN_MS, undefined, { signal }).catch(() => undefined)])
  late.abort()
  return {
    async stop() {
      over.abort()
      await consumer.stop()
      // Kafka, which may be away, forgets a group by itself, too.
      await atMost(
        FORGET_MS,
        shared.admin.forgetGroup(group).catch(() => undefined),
      )
    },
  }
}

const placeOf = ({ topic, partition }: TopicPartition): TopicPartition => ({ topic, partition })

/**
 * Settles what 'now' is: kafkajs would find it out at some later fetch, and what is published until
 * then would be missed after it was said that nothing is.
 */
async function seekEnds(
  { admin }: Pick<SubscribeParts, 'admin'>,
  topics: readonly string[],
  consumer: KafkaConsumer,
  back = 0,
): Promise<readonly HeardFrom[]> {
  const heard = (await admin.bounds(topics)).map(({ topic, partition, start, end }) => {
    const offset = end - BigInt(back)
    return { topic, partition, from: offset > start ? offset : start, end }
  })
  for (const { topic, partition, from } of heard) consumer.seek({ topic, partition, offset: from })
  return heard
}
