import { ProblemError, problem } from '@seedline/values'
import { KafkaError } from '../kafka/kafka-error.ts'
import type { KafkaAdmin, NewTopic } from '../kafka/kafka-port.ts'
import type { Logger } from '../logger.ts'
import type { TopicSpec } from '../messaging-types.ts'
import { faultsOf, type TopicFault } from './topic-faults.ts'

const PATIENCE_MS = 5000
const FIRST_RETRY_MS = 250
const MAX_RETRY_MS = 5000

export interface EnsureTopicsParts {
  readonly admin: KafkaAdmin
  readonly topicPrefix: string
  readonly logger: Logger
  /** What is found wrong after the caller went on. */
  onFatal(reason: string, cause: unknown): void
  /** How long the caller waits for a broker; default 5 s. */
  readonly patienceMs?: number
  /** True once nobody needs the topics any more. */
  stopped(): boolean
}

/**
 * Creates what is missing. Waits a while for a broker that is still starting; then the caller goes
 * on without, so that commands are accepted while Kafka is away, and it is tried until it is done.
 */
export async function ensureTopics(
  parts: EnsureTopicsParts,
  topics: readonly TopicSpec[],
): Promise<void> {
  const wanted = topics.map((topic) => ({
    replicationFactor: 1,
    ...topic,
    name: parts.topicPrefix + topic.name,
  }))
  const patience = performance.now() + (parts.patienceMs ?? PATIENCE_MS)
  const made = untilMade(parts, wanted, () => performance.now() < patience)
  if (await made) return
  const names = wanted.map(({ name }) => name)
  parts.logger.warn({ topics: names }, 'Kafka is away; topics are made once it is back')
  untilMade(parts, wanted, () => !parts.stopped()).catch((error: unknown) => {
    if (!parts.stopped()) parts.onFatal('A topic is not as it has to be', error)
  })
}

/** False when Kafka was away until there was no more patience. */
async function untilMade(
  { admin }: EnsureTopicsParts,
  wanted: readonly NewTopic[],
  patient: () => boolean,
): Promise<boolean> {
  let retryMs = FIRST_RETRY_MS
  while (true) {
    try {
      await make(admin, wanted)
      return true
    } catch (error) {
      if (!(error instanceof KafkaError && error.kind === 'away')) throw error
      if (!patient()) return false
      await new Promise((resolve) => setTimeout(resolve, retryMs).unref())
      retryMs = Math.min(retryMs * 2, MAX_RETRY_MS)
    }
  }
}

async function make(admin: KafkaAdmin, wanted: readonly NewTopic[]): Promise<void> {
  const found = await admin.describe(wanted.map(({ name }) => name))
  const missing = wanted.filter(({ name }) => !found.some((topic) => topic.name === name))
  if (missing.length > 0) await admin.create(missing)
  for (const topic of found) {
    const { name, partitions } = topic
    const spec = wanted.find((one) => one.name === name)
    if (spec === undefined) continue
    if (spec.partitions !== partitions) {
      throw new ProblemError(otherPartitions(name, spec.partitions, partitions))
    }
    const [fault] = faultsOf(topic, spec)
    if (fault !== undefined) throw new ProblemError(losesEvents(name, fault))
  }
}

const losesEvents = (topic: string, { setting, found, wanted }: TopicFault) =>
  problem(
    'TOPIC_LOSES_EVENTS',
    'refused',
    {
      zh: `主题 ${topic} 的 ${setting} 为 ${found}，会丢失事件`,
      en: `The topic ${topic} has ${setting}=${found}, by which events are lost`,
    },
    {
      zh: `请将该主题的 ${setting} 设为 ${wanted}，再重新启动`,
      en: `Set ${setting}=${wanted} on the topic, then start again`,
    },
    { facts: { topic, setting, found, wanted } },
  )

// Another count sends the keys to other partitions, and with it loses their order.
const otherPartitions = (topic: string, wanted: number, found: number) =>
  problem(
    'TOPIC_PARTITIONS_DIFFER',
    'refused',
    {
      zh: `主题 ${topic} 有 ${found} 个分区，而不是 ${wanted} 个`,
      en: `The topic ${topic} has ${found} partitions, not ${wanted}`,
    },
    {
      zh: '请将分区数改为一致，或将事件迁移到新主题',
      en: 'State the count that it has, or move its events to a new topic',
    },
    { facts: { topic, wanted: String(wanted), found: String(found) } },
  )
