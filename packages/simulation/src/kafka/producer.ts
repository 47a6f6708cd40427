import { KafkaError } from '../../../messaging/src/kafka/kafka-error.ts'
import type { KafkaProducer, OutgoingMessage } from '../../../messaging/src/kafka/kafka-port.ts'
import { partitionOf } from '../../../messaging/src/kafka/kafkajs-producer.ts'
import type { KafkaParts } from './parts.ts'

/** A client's own repetition after an answer that was lost puts messages there twice. */
const TWICE = 0.01
/** A batch that broke off leaves a part of it there. */
const PARTLY = 0.005

export function createProducer({ broker, link, random, calm }: KafkaParts): KafkaProducer {
  const put = (messages: readonly OutgoingMessage[]): void => {
    for (const { topic, key, value, headers } of messages) {
      const partitions = broker.topics.get(topic)?.partitions
      const partition = partitions?.[partitionOf(key, partitions.length)]
      if (!partition) throw new KafkaError('refused', `There is no topic ${topic}`)
      broker.append(partition, { key, value: Uint8Array.from(value), headers })
    }
  }
  return {
    async send(messages) {
      if (messages.length === 0) return
      const failure = await link.call('send', () => {
        if (messages.length > 1 && !calm() && random.chance(PARTLY)) {
          const arrived = random.between(1, messages.length - 1)
          put(messages.slice(0, arrived))
          return new KafkaError('away', 'The broker broke off')
        }
        put(messages)
        if (!calm() && random.chance(TWICE)) put(messages)
        return undefined
      })
      if (failure) throw failure
    },
    close: async () => undefined,
  }
}
