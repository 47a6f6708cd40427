import { beforeAll, describe, expect, test } from '@jest/globals'
import { brokers, pause, recordingLogger, uniquePrefix, until } from '../testing/surroundings.ts'
import type {
  ConsumeOptions,
  IncomingMessage,
  KafkaPort,
  PartitionOffset,
  TopicPartition,
} from './kafka-port.ts'
import { kafkajsPort } from './kafkajs-port.ts'

/** What any client behind the port must do. */
const clients: readonly (readonly [string, () => KafkaPort])[] = [
  [
    'kafkajs',
    () => kafkajsPort({ brokers: brokers(), clientId: 'contract', logger: recordingLogger() }),
  ],
]

describe.each(clients)('a Kafka client (%s)', (_name, connect) => {
  const prefix = uniquePrefix('contract')
  const topic = `${prefix}events`
  let port: KafkaPort

  beforeAll(async () => {
    port = connect()
    const admin = port.admin()
    await admin.create([{ name: topic, partitions: 3, replicationFactor: 1, retentionMs: -1 }])
    await admin.close()
  })

  const message = (key: string, value: string) => ({
    topic,
    key,
    value: Buffer.from(value),
    headers: { a: 'einé 铜', 'content-type': 'x' },
  })

  const collect = (
    group: string,
    seen: IncomingMessage[],
    options: Partial<ConsumeOptions> = {},
  ) => {
    const assigned: TopicPartition[][] = []
    const consumer = port.consume({
      group: prefix + group,
      topics: [topic],
      from: 'beginning',
      concurrency: 3,
      async onBatch(batch) {
        for (const incoming of batch.messages) {
          seen.push(incoming)
          batch.resolve(incoming.offset)
        }
      },
      onAssigned: (partitions) => assigned.push([...partitions]),
      onRebalancing: () => undefined,
      onCrash: () => undefined,
      ...options,
    })
    return { consumer, assigned }
  }

  test('creates topics once, and describes those that exist', async () => {
    const admin = port.admin()
    const again = { name: topic, partitions: 3, replicationFactor: 1, retentionMs: -1 }
    await admin.create([again])
    expect(await admin.describe([topic, `${prefix}none`])).toMatchObject([
      { name: topic, partitions: 3 },
    ])
    await admin.close()
  })

  test('brings every message with its key, value and headers, in order per key', async () => {
    const producer = port.producer()
    const sent = Array.from({ length: 60 }, (_, i) => message(`key-${i % 5}`, `${i}`))
    await producer.send(sent.slice(0, 40))
    await producer.send(sent.slice(40))
    const seen: IncomingMessage[] = []
    const { consumer } = collect('all', seen)
    await until('all arrived', () => seen.length >= 60)
    for (let k = 0; k < 5; k += 1) {
      const values = seen
        .filter(({ key }) => String(key) === `key-${k}`)
        .map((m) => Number(m.value))
      expect(values).toEqual(values.toSorted((a, b) => a - b))
      expect(values).toHaveLength(12)
    }
    expect(seen[0]?.headers).toEqual({ a: 'einé 铜', 'content-type': 'x' })
    await consumer.stop()
    await producer.close()
  })

  test('goes on behind the committed offset, also for another member', async () => {
    const first: IncomingMessage[] = []
    const one = collect('commit', first)
    await until('all arrived', () => first.length >= 60)
    const admin = port.admin()
    const ends = (await admin.bounds([topic])).map(({ end, ...at }) => ({ ...at, offset: end }))
    await one.consumer.commit(ends)
    await one.consumer.stop()
    const committed = await admin.committed(`${prefix}commit`, [topic])
    expect(committed.map(({ offset }) => offset).toSorted()).toEqual(
      ends.map(({ offset }) => offset).toSorted(),
    )
    await admin.close()
    const second: IncomingMessage[] = []
    const two = collect('commit', second)
    await until('it has joined', () => two.assigned.length > 0)
    await pause(1500)
    expect(second).toHaveLength(0)
    await two.consumer.stop()
  })

  test('fetches again what was not resolved, and only that', async () => {
    const seen: bigint[] = []
    let refusals = 3
    const { consumer } = collect('unresolved', [], {
      concurrency: 1,
      async onBatch(batch) {
        for (const { partition, offset } of batch.messages) {
          if (partition !== 0) continue
          if (offset === 4n && refusals > 0) {
            refusals -= 1
            return
          }
          seen.push(offset)
          batch.resolve(offset)
        }
        const last = batch.messages.at(-1)
        if (last !== undefined) batch.resolve(last.offset)
      },
    })
    await until('it got past', () => refusals === 0 && seen.length >= 5)
    expect(seen.slice(0, 5)).toEqual([0n, 1n, 2n, 3n, 4n])
    await consumer.stop()
  })

  test('pauses and resumes a partition, and moves it back', async () => {
    const seen: IncomingMessage[] = []
    const { consumer } = collect('seek', seen)
    await until('all arrived', () => seen.length >= 60)
    const partition = seen[0]?.partition ?? 0
    const before = seen.filter((m) => m.partition === partition).length
    consumer.pause({ topic, partition })
    consumer.seek({ topic, partition, offset: 0n })
    await pause(1500)
    expect(seen.filter((m) => m.partition === partition)).toHaveLength(before)
    consumer.resume({ topic, partition })
    await until('it read again', () => {
      return seen.filter((m) => m.partition === partition).length === 2 * before
    })
    await consumer.stop()
  })

  test('finds offsets by time, and the end for a time to come', async () => {
    const admin = port.admin()
    const bounds = await admin.bounds([topic])
    const ends = bounds.map(({ end, ...place }) => ({ ...place, offset: end }))
    const past = await admin.offsetsAt([topic], new Date(0))
    const future = await admin.offsetsAt([topic], new Date(Date.now() + 3_600_000))
    expect(past.every(({ offset }) => offset === 0n)).toBe(true)
    const sorted = (list: readonly PartitionOffset[]) =>
      list.map((o) => `${o.partition}:${o.offset}`).toSorted()
    expect(sorted(future)).toEqual(sorted(ends))
    expect(bounds.every(({ start }) => start === 0n)).toBe(true)
    expect(await admin.committed(`${prefix}nobody`, [topic])).toHaveLength(3)
    await admin.close()
  })

  test('says to which partition the messages of a key go', async () => {
    const seen: IncomingMessage[] = []
    const { consumer } = collect('keys', seen)
    await until('all arrived', () => seen.length >= 60)
    for (const { key, partition } of seen) {
      expect(port.partitionOf(Buffer.from(key ?? []).toString(), 3)).toBe(partition)
    }
    await consumer.stop()
  })

  test('describes a topic with its replicas and what it may lose events by', async () => {
    const admin = port.admin()
    expect(await admin.describe([topic])).toEqual([
      {
        name: topic,
        partitions: 3,
        replicas: 1,
        settings: {
          'cleanup.policy': 'delete',
          'retention.ms': '-1',
          'retention.bytes': '-1',
          'min.insync.replicas': '1',
          'unclean.leader.election.enable': 'false',
        },
      },
    ])
    await admin.close()
  })

  test('says which messages no broker takes, and sends the next ones all the same', async () => {
    const producer = port.producer()
    const huge = { topic, key: 'k', value: Buffer.alloc(2_000_000), headers: {} }
    await expect(producer.send([huge])).rejects.toMatchObject({ kind: 'too-large' })
    await producer.send([message('after', 'fine')])
    await producer.close()
  })

  test('says that the broker is away', async () => {
    const nowhere = kafkajsPort({
      brokers: ['127.0.0.1:9'],
      clientId: 'contract',
      logger: recordingLogger(),
    })
    const producer = nowhere.producer()
    await expect(producer.send([message('k', 'v')])).rejects.toMatchObject({ kind: 'away' })
    await producer.close()
  })

  test('shares partitions among members and takes over from one that leaves', async () => {
    const one = collect('share', [])
    await until('the first has all', () => (one.assigned.at(-1)?.length ?? 0) === 3)
    const two = collect('share', [])
    await until('they share', () => {
      const parts = [one.assigned.at(-1)?.length ?? 0, two.assigned.at(-1)?.length ?? 0]
      return parts[0] !== 3 && (parts[0] ?? 0) + (parts[1] ?? 0) === 3
    })
    await one.consumer.stop()
    await until('the second has all', () => two.assigned.at(-1)?.length === 3)
    await two.consumer.stop()
  })
})
