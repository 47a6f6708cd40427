import type {
  ConsumeOptions,
  IncomingBatch,
  TopicPartition,
} from '../../../messaging/src/kafka/kafka-port.ts'
import type { KafkaRecord } from './broker.ts'
import type { KafkaParts } from './parts.ts'

/** A partition that a member has been given. */
export interface Held extends TopicPartition {
  readonly name: string
  /** The next offset to fetch. */
  at: number | undefined
  paused: boolean
  /** A fetch is under way, or what it brought is being handled. */
  busy: boolean
  /** Rises when the partition is moved: what was fetched before is stale. */
  moves: number
}

export interface Member {
  id: string
  generation: number
  held: Map<string, Held>
  rebalancing: boolean
  stopped: boolean
  retryMs: number
  /** Rises when the client is made anew. */
  life: number
  /** Batches that are being handled, and those that wait for one of these to end. */
  readonly working: Set<Promise<void>>
  readonly queued: (() => void)[]
}

export interface Context {
  readonly parts: KafkaParts
  readonly options: ConsumeOptions
  readonly member: Member
}

export interface Fetched {
  readonly records: readonly KafkaRecord[]
  readonly end: number
  /** Where reading goes on, where the offset asked for is not there. */
  readonly from: number
}

/** What there is, or what comes next: a fetch waits for it. */
export function fetchFrom(
  { broker, link }: KafkaParts,
  held: Held,
  beginning: ConsumeOptions['from'],
  most: number,
  stale: () => boolean,
): Promise<Fetched> {
  return link.wait<Fetched>(
    'fetch',
    (answer) => {
      const partition = broker.partition(held.topic, held.partition)
      if (!partition) {
        answer({ records: [], end: 0, from: 0 })
        return
      }
      const { records } = partition
      const read = (): void => {
        const asked = held.at
        const there = asked !== undefined && asked >= partition.start && asked <= records.length
        const from = there ? asked : beginning === 'beginning' ? partition.start : records.length
        const found = records.slice(from, from + most)
        if (stale()) return
        if (found.length > 0 || !there) answer({ records: found, end: records.length, from })
        else partition.waiting.add(read)
      }
      read()
    },
    Number.POSITIVE_INFINITY,
  )
}

export class Rebalancing extends Error {}

export function batchOf(
  { parts, options, member }: Context,
  held: Held,
  { records, end }: Pick<Fetched, 'records' | 'end'>,
  stale: () => boolean,
): IncomingBatch {
  const { topic, partition } = held
  const { id, generation } = member
  return {
    topic,
    partition,
    endOffset: BigInt(end),
    messages: records.map(({ offset, key, value, headers }) => ({
      topic,
      partition,
      offset: BigInt(offset),
      key: Buffer.from(key),
      value: Buffer.from(value),
      headers,
    })),
    resolve(offset) {
      if (!stale()) held.at = Number(offset) + 1
    },
    async heartbeat() {
      if (member.rebalancing) throw new Rebalancing()
      const mine = await parts.link.call('heartbeat', () =>
        parts.broker.group(options.group).beat(id, generation),
      )
      if (!mine) throw new Rebalancing()
    },
    isStale: stale,
  }
}
