import { ProblemError, problem } from '@seedline/values'
import { KafkaError } from '../kafka/kafka-error.ts'
import type { KafkaAdmin } from '../kafka/kafka-port.ts'
import type { TopicSpec } from '../messaging-types.ts'

const PATIENCE_MS = 20_000
const RETRY_MS = 500

/** Creates what is missing; waits a while for a broker that is still starting. */
export async function ensureTopics(
  admin: KafkaAdmin,
  topics: readonly TopicSpec[],
  topicPrefix: string,
): Promise<void> {
  const until = performance.now() + PATIENCE_MS
  const wanted = topics.map((topic) => ({
    replicationFactor: 1,
    ...topic,
    name: topicPrefix + topic.name,
  }))
  while (true) {
    try {
      const before = await admin.describe(wanted.map(({ name }) => name))
      const missing = wanted.filter(({ name }) => !before.some((found) => found.name === name))
      if (missing.length > 0) await admin.create(missing)
      for (const { name, partitions } of before) {
        const spec = wanted.find((topic) => topic.name === name)
        if (spec !== undefined && spec.partitions !== partitions) {
          throw new ProblemError(otherPartitions(name, spec.partitions, partitions))
        }
      }
      return
    } catch (error) {
      const away = error instanceof KafkaError && error.kind === 'away'
      if (!away || performance.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    }
  }
}

// Another count sends the keys to other partitions, and with it loses their order.
const otherPartitions = (topic: string, wanted: number, found: number) =>
  problem(
    'TOPIC_PARTITIONS_DIFFER',
    'refused',
    {
      zh: `主题 ${topic} 有 ${found} 个分区,而不是 ${wanted} 个`,
      en: `The topic ${topic} has ${found} partitions, not ${wanted}`,
    },
    {
      zh: '请将分区数改为一致,或将事件迁移到新主题',
      en: 'State the count that it has, or move its events to a new topic',
    },
    { facts: { topic, wanted: String(wanted), found: String(found) } },
  )
