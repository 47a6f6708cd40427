import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { readEvent } from '../envelope/read-event.ts'
import type { KafkaConsumer } from '../kafka/kafka-port.ts'
import type { SubscribeParts } from './subscribe.ts'
import type { Tail, TailOptions } from './subscription-types.ts'

const JOIN_MS = 10_000
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
    await seekEnds(shared, topics, consumer)
    if (over.signal.aborted) return
    options.onListening?.()
    joined.resolve()
  }
  const consumer = shared.port.consume({
    group,
    topics,
    from: 'now',
    concurrency: 1,
    async onBatch(batch) {
      for (const incoming of batch.messages) {
        const read = readEvent(incoming)
        try {
          if (read.ok) options.handle(read.message)
        } catch (error) {
          shared.logger.warn({ err: error, group }, 'A live event was passed over')
        }
        batch.resolve(incoming.offset)
      }
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
      await shared.admin.forgetGroup(group).catch(() => undefined)
    },
  }
}

/**
 * Settles what 'now' is: kafkajs would find it out at some later fetch, and what is published until
 * then would be missed after it was said that nothing is.
 */
async function seekEnds(
  { admin }: Pick<SubscribeParts, 'admin'>,
  topics: readonly string[],
  consumer: KafkaConsumer,
): Promise<void> {
  for (const { topic, partition, end } of await admin.bounds(topics))
    consumer.seek({ topic, partition, offset: end })
}
