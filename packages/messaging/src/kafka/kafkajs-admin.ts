import type { Admin, Kafka } from 'kafkajs'
import type { KafkaAdmin, PartitionOffset } from './kafka-port.ts'
import { withinDeadline } from './kafkajs-error.ts'

const CALL_MS = 10_000
const CLOSE_MS = 3000

/** Connects at the first call, and anew after a failed one. */
export function kafkajsAdmin(kafka: Kafka): KafkaAdmin {
  let current: Promise<Admin> | undefined

  const close = async (): Promise<void> => {
    const closed = current
    current = undefined
    await closed
      ?.then((admin) => withinDeadline('Leaving Kafka', CLOSE_MS, admin.disconnect()))
      .catch(() => undefined)
  }
  const call = async <T>(what: string, ask: (admin: Admin) => Promise<T>): Promise<T> => {
    current ??= connect(kafka)
    try {
      return await withinDeadline(what, CALL_MS, current.then(ask))
    } catch (error) {
      void close()
      throw error
    }
  }
  const offsetsOf = (
    what: string,
    topics: readonly string[],
    ask: (admin: Admin, topic: string) => Promise<readonly { partition: number; offset: string }[]>,
  ): Promise<readonly PartitionOffset[]> =>
    call(what, async (admin) => {
      const perTopic = await Promise.all(
        topics.map(async (topic) => placed(topic, await ask(admin, topic))),
      )
      return perTopic.flat()
    })

  return {
    describe: (topics) => call('Describing topics', (admin) => describe(admin, topics)),
    create: (topics) =>
      call('Creating topics', async (admin) => {
        await admin.createTopics({
          waitForLeaders: true,
          timeout: CALL_MS,
          topics: topics.map(({ name, partitions, replicationFactor, retentionMs }) => ({
            topic: name,
            numPartitions: partitions,
            replicationFactor,
            configEntries: [{ name: 'retention.ms', value: String(retentionMs) }],
          })),
        })
      }),
    endOffsets: (topics) =>
      offsetsOf('Reading end offsets', topics, (admin, topic) => admin.fetchTopicOffsets(topic)),
    offsetsAt: (topics, at) =>
      offsetsOf('Reading offsets by time', topics, (admin, topic) =>
        admin.fetchTopicOffsetsByTimestamp(topic, at.getTime()),
      ),
    committed: (group, topics) =>
      call('Reading committed offsets', async (admin) => {
        const found = await admin.fetchOffsets({ groupId: group, topics: [...topics] })
        return found.flatMap(({ topic, partitions }) => placed(topic, partitions))
      }),
    forgetGroup: (group) =>
      call('Forgetting a consumer group', async (admin) => {
        await admin.deleteGroups([group])
      }),
    close,
  }
}

async function connect(kafka: Kafka): Promise<Admin> {
  const admin = kafka.admin({ retry: { retries: 3, initialRetryTime: 200, maxRetryTime: 1000 } })
  await admin.connect()
  return admin
}

async function describe(admin: Admin, topics: readonly string[]) {
  const existing = new Set(await admin.listTopics())
  const wanted = topics.filter((topic) => existing.has(topic))
  if (wanted.length === 0) return []
  const { topics: found } = await admin.fetchTopicMetadata({ topics: wanted })
  return found.map(({ name, partitions }) => ({ name, partitions: partitions.length }))
}

const placed = (
  topic: string,
  offsets: readonly { partition: number; offset: string }[],
): readonly PartitionOffset[] =>
  offsets.map(({ partition, offset }) => ({ topic, partition, offset: BigInt(offset) }))
