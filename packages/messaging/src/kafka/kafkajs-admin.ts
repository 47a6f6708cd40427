import type { Admin, ConfigResourceTypes, Kafka } from 'kafkajs'
import type { KafkaAdmin, PartitionOffset, TopicDescription } from './kafka-port.ts'
import { withinDeadline } from './kafkajs-error.ts'

const CALL_MS = 10_000
const CLOSE_MS = 750
// kafkajs names it in a way that modules can't import.
const TOPIC: ConfigResourceTypes.TOPIC = 2
/** What a topic may lose events by. */
const TOPIC_SETTINGS = [
  'cleanup.policy',
  'retention.ms',
  'retention.bytes',
  'min.insync.replicas',
  'unclean.leader.election.enable',
] as const

/** Connects at the first call, and anew after a failed one. */
export function kafkajsAdmin(kafka: Kafka): KafkaAdmin {
  let current: Promise<Admin> | undefined

  const close = async (): Promise<void> => {
    const closed = current
    current = undefined
    // The wait is bounded, its connecting included: while Kafka is away that takes long.
    const left = closed?.then((admin) => admin.disconnect())
    if (left) await withinDeadline('Leaving Kafka', CLOSE_MS, left).catch(() => undefined)
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
            configEntries: [
              { name: 'cleanup.policy', value: 'delete' },
              { name: 'retention.ms', value: String(retentionMs) },
              { name: 'retention.bytes', value: '-1' },
            ],
          })),
        })
      }),
    bounds: (topics) =>
      call('Reading what partitions hold', async (admin) => {
        const perTopic = await Promise.all(
          topics.map(async (topic) =>
            (await admin.fetchTopicOffsets(topic)).map(({ partition, low, high }) => ({
              topic,
              partition,
              start: BigInt(low),
              end: BigInt(high),
            })),
          ),
        )
        return perTopic.flat()
      }),
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

async function describe(
  admin: Admin,
  topics: readonly string[],
): Promise<readonly TopicDescription[]> {
  const existing = new Set(await admin.listTopics())
  const wanted = topics.filter((topic) => existing.has(topic))
  if (wanted.length === 0) return []
  const [{ topics: found }, settings] = await Promise.all([
    admin.fetchTopicMetadata({ topics: wanted }),
    settingsOf(admin, wanted),
  ])
  return found.map(({ name, partitions }) => ({
    name,
    partitions: partitions.length,
    replicas: Math.min(...partitions.map(({ replicas }) => replicas.length)),
    settings: settings.get(name) ?? {},
  }))
}

async function settingsOf(
  admin: Admin,
  topics: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: topics.map((name) => ({
      type: TOPIC,
      name,
      configNames: [...TOPIC_SETTINGS],
    })),
  })
  return new Map(
    resources.map(({ resourceName, configEntries }) => [
      resourceName,
      Object.fromEntries(
        configEntries.map(({ configName, configValue }) => [configName, configValue]),
      ),
    ]),
  )
}

const placed = (
  topic: string,
  offsets: readonly { partition: number; offset: string }[],
): readonly PartitionOffset[] =>
  offsets.map(({ partition, offset }) => ({ topic, partition, offset: BigInt(offset) }))
