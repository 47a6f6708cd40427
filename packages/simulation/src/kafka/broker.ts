import type { Random } from '../random.ts'
import type { Scheduler } from '../time/scheduler.ts'
import { createGroup, type Group } from './group.ts'

/** A record as a broker keeps it. */
export interface KafkaRecord {
  readonly offset: number
  readonly at: number
  readonly key: string
  readonly value: Uint8Array
  readonly headers: Readonly<Record<string, string>>
}

export interface Partition {
  readonly topic: string
  readonly partition: number
  /** The first offset that retention has left. */
  start: number
  readonly records: KafkaRecord[]
  /** Told when something was appended. */
  readonly waiting: Set<() => void>
}

export interface Topic {
  readonly name: string
  readonly partitions: readonly Partition[]
  readonly settings: Readonly<Record<string, string>>
}

/** One broker: topics and groups, which no fault takes from it. */
export interface Broker {
  readonly topics: Map<string, Topic>
  create(name: string, partitions: number, settings: Readonly<Record<string, string>>): void
  partition(topic: string, partition: number): Partition | undefined
  append(partition: Partition, record: Omit<KafkaRecord, 'offset' | 'at'>): void
  group(name: string): Group
  readonly groups: Map<string, Group>
}

export function createBroker(scheduler: Scheduler, random: Random, wallNow: () => number): Broker {
  const topics = new Map<string, Topic>()
  const groups = new Map<string, Group>()
  const partitionsOf = (names: readonly string[]) =>
    names.flatMap((name) =>
      (topics.get(name)?.partitions ?? []).map(({ topic, partition }) => ({ topic, partition })),
    )
  return {
    topics,
    groups,
    create(name, count, settings) {
      if (topics.has(name)) return
      const partitions = Array.from(
        { length: count },
        (_, partition): Partition => ({
          topic: name,
          partition,
          start: 0,
          records: [],
          waiting: new Set(),
        }),
      )
      topics.set(name, { name, partitions, settings })
    },
    partition: (topic, partition) => topics.get(topic)?.partitions[partition],
    append(partition, record) {
      partition.records.push({ ...record, offset: partition.records.length, at: wallNow() })
      const waiting = Array.from(partition.waiting)
      partition.waiting.clear()
      for (const wake of waiting) wake()
    },
    group(name) {
      const found = groups.get(name) ?? createGroup(scheduler, random, partitionsOf)
      groups.set(name, found)
      return found
    },
  }
}
