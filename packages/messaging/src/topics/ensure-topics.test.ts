import { describe, expect, test } from '@jest/globals'
import { KafkaError } from '../kafka/kafka-error.ts'
import type { KafkaAdmin, NewTopic, TopicDescription } from '../kafka/kafka-port.ts'
import { recordingLogger, until } from '../testing/surroundings.ts'
import { ensureTopics } from './ensure-topics.ts'

const spec = { name: 'things', partitions: 6, retentionMs: -1 }

const there = (partitions: number, settings: TopicDescription['settings'] = {}) => ({
  name: 'p.things',
  partitions,
  replicas: 1,
  settings,
})

function kafkaWith(existing: readonly TopicDescription[], awayFor = 0) {
  const made: NewTopic[] = []
  const fatal: unknown[] = []
  let calls = 0
  const admin: Pick<KafkaAdmin, 'describe' | 'create'> = {
    async describe(topics) {
      calls += 1
      if (calls <= awayFor) throw new KafkaError('away', 'no broker')
      return existing.filter(({ name }) => topics.includes(name))
    },
    async create(topics) {
      made.push(...topics)
    },
  }
  const parts = {
    admin: admin as KafkaAdmin,
    topicPrefix: 'p.',
    logger: recordingLogger(),
    onFatal: (_reason: string, cause: unknown) => fatal.push(cause),
    patienceMs: 300,
    stopped: () => false,
  }
  return { parts, made, fatal }
}

describe('the topics of a service', () => {
  test('are created with their partitions and kept for good', async () => {
    const { parts, made } = kafkaWith([{ ...there(3), name: 'p.others' }])
    await ensureTopics(parts, [spec])
    expect(made).toEqual([
      { name: 'p.things', partitions: 6, retentionMs: -1, replicationFactor: 1 },
    ])
  })

  test('are left alone when they exist', async () => {
    const { parts, made } = kafkaWith([there(6)])
    await ensureTopics(parts, [spec])
    expect(made).toEqual([])
  })

  test('are refused with another number of partitions, because order would be lost', async () => {
    const { parts } = kafkaWith([there(3)])
    await expect(ensureTopics(parts, [spec])).rejects.toMatchObject({
      problem: { code: 'TOPIC_PARTITIONS_DIFFER', facts: { wanted: '6', found: '3' } },
    })
  })

  test('are refused with settings by which events are lost, and the mend is named', async () => {
    const { parts } = kafkaWith([there(6, { 'retention.ms': '60000' })])
    await expect(ensureTopics(parts, [spec])).rejects.toMatchObject({
      problem: {
        code: 'TOPIC_LOSES_EVENTS',
        facts: { topic: 'p.things', setting: 'retention.ms', found: '60000', wanted: '-1' },
        mend: { en: 'Set retention.ms=-1 on the topic, then start again' },
      },
    })
  })

  test('do not keep commands away while Kafka is: they are made once it is back', async () => {
    const { parts, made, fatal } = kafkaWith([], 4)
    await ensureTopics(parts, [spec])
    expect(made).toEqual([])
    await until('they are made', () => made.length === 1)
    expect(fatal).toEqual([])
  })
})
