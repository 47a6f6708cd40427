import type { KafkaAdmin, KafkaPort } from '../../../messaging/src/kafka/kafka-port.ts'
import { partitionOf } from '../../../messaging/src/kafka/kafkajs-producer.ts'
import type { Partition } from './broker.ts'
import { createConsumer } from './consumer.ts'
import type { KafkaParts } from './parts.ts'
import { createProducer } from './producer.ts'

/** The Kafka port on a broker within this process. */
export const standInKafka = (parts: KafkaParts): KafkaPort => ({
  producer: () => createProducer(parts),
  consume: (options) => createConsumer(parts, options),
  admin: () => createAdmin(parts),
  partitionOf,
})

function createAdmin({ broker, link }: KafkaParts): KafkaAdmin {
  const partitions = (topics: readonly string[]): readonly Partition[] =>
    topics.flatMap((topic) => broker.topics.get(topic)?.partitions ?? [])
  const placed = (topics: readonly string[], offset: (partition: Partition) => number) =>
    partitions(topics).map((one) => ({
      topic: one.topic,
      partition: one.partition,
      offset: BigInt(offset(one)),
    }))
  return {
    describe: (topics) =>
      link.call('describe topics', () =>
        topics.flatMap((name) => {
          const found = broker.topics.get(name)
          const { settings = {} } = found ?? {}
          return found ? [{ name, partitions: found.partitions.length, replicas: 1, settings }] : []
        }),
      ),
    create: (topics) =>
      link.call('create topics', () => {
        for (const { name, partitions: count, retentionMs } of topics) {
          broker.create(name, count, {
            'cleanup.policy': 'delete',
            'retention.ms': String(retentionMs),
            'retention.bytes': '-1',
            'min.insync.replicas': '1',
            'unclean.leader.election.enable': 'false',
          })
        }
      }),
    bounds: (topics) =>
      link.call('bounds', () =>
        partitions(topics).map(({ topic, partition, start, records }) => ({
          topic,
          partition,
          start: BigInt(start),
          end: BigInt(records.length),
        })),
      ),
    offsetsAt: (topics, at) =>
      link.call('offsets by time', () =>
        placed(topics, ({ start, records }) => {
          const found = records.findIndex((one) => one.offset >= start && one.at >= at.getTime())
          return found < 0 ? records.length : found
        }),
      ),
    committed: (group, topics) =>
      link.call('committed', () =>
        placed(
          topics,
          ({ topic, partition }) => broker.group(group).offsets.get(`${topic}/${partition}`) ?? -1,
        ),
      ),
    forgetGroup: (group) => link.call('forget group', () => void broker.groups.delete(group)),
    close: async () => undefined,
  }
}
