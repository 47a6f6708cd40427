import type {
  ConsumeOptions,
  IncomingBatch,
  KafkaConsumer,
  TopicPartition,
} from '../../../messaging/src/kafka/kafka-port.ts'
import { KafkaError } from '../../../messaging/src/kafka/kafka-error.ts'
import { running } from '../time/scheduler.ts'
import type { KafkaRecord } from './broker.ts'
import type { Joined } from './group.ts'
import type { KafkaParts } from './port.ts'

const HEARTBEAT_MS = 2500
const JOIN_MS = 60_000
const FIRST_RETRY_MS = 200
const MAX_RETRY_MS = 5000

/** A partition that a member has been given. */
interface Held extends TopicPartition {
  readonly name: string
  /** The next offset to fetch. */
  at: number | undefined
  paused: boolean
  /** A fetch is under way, or what it brought is being handled. */
  busy: boolean
  /** Rises when the partition is moved: what was fetched before is stale. */
  moves: number
}

interface Member {
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

/** A group member as `kafkajs-consumer` keeps one: made anew after it lost its broker. */
export function createConsumer(parts: KafkaParts, options: ConsumeOptions): KafkaConsumer {
  const member: Member = {
    id: '',
    generation: -1,
    held: new Map(),
    rebalancing: true,
    stopped: false,
    retryMs: FIRST_RETRY_MS,
    life: 0,
    working: new Set(),
    queued: [],
  }
  const context = { parts, options, member }
  void begin(context)
  const of = ({ topic, partition }: TopicPartition) => member.held.get(`${topic}/${partition}`)
  return {
    pause(partition) {
      const held = of(partition)
      if (held) held.paused = true
    },
    resume(partition) {
      const held = of(partition)
      if (!held) return
      held.paused = false
      pump(context)
    },
    seek({ offset, ...partition }) {
      const held = of(partition)
      if (!held) return
      held.at = Number(offset)
      held.moves += 1
      held.busy = false
      pump(context)
    },
    async commit(offsets) {
      if (member.rebalancing || offsets.length === 0) return
      const { generation } = member
      const kept = await parts.link.call('commit offsets', () => {
        const group = parts.broker.group(options.group)
        if (group.generation !== generation) return false
        for (const { topic, partition, offset } of offsets) {
          group.offsets.set(`${topic}/${partition}`, Number(offset))
        }
        return true
      })
      if (!kept) throw new KafkaError('away', 'The group has moved on')
    },
    async stop() {
      member.stopped = true
      await Promise.all(member.working)
      const { id } = member
      await parts.link
        .call('leave group', () => parts.broker.group(options.group).leave(id))
        .catch(() => undefined)
    },
  }
}

interface Context {
  readonly parts: KafkaParts
  readonly options: ConsumeOptions
  readonly member: Member
}

async function begin({ parts, options, member }: Context): Promise<void> {
  member.life += 1
  member.id = `${running.getStore()?.name ?? 'nobody'}-${options.group}-${member.life}`
  member.held = new Map()
  beat({ parts, options, member }, member.life)
  await join({ parts, options, member })
}

/** After a broker that doesn't answer, a client with another id tries again. */
function again(context: Context, life: number): void {
  const { member } = context
  if (member.stopped || member.life !== life) return
  member.rebalancing = true
  member.life += 1
  for (const held of member.held.values()) held.moves += 1
  setTimeout(() => {
    if (!member.stopped) void begin(context)
  }, member.retryMs)
  member.retryMs = Math.min(member.retryMs * 2, MAX_RETRY_MS)
}

async function join(context: Context): Promise<void> {
  const { parts, options, member } = context
  const { life, id } = member
  member.rebalancing = true
  try {
    const { generation, owned } = await parts.link.wait<Joined>(
      'join group',
      (answer) => parts.broker.group(options.group).join(id, options.topics, answer),
      JOIN_MS,
    )
    if (member.life !== life || member.stopped) return
    const offsets = await parts.link.call('fetch offsets', () =>
      owned.map(({ topic, partition }) =>
        parts.broker.group(options.group).offsets.get(`${topic}/${partition}`),
      ),
    )
    if (member.life !== life || member.stopped) return
    member.retryMs = FIRST_RETRY_MS
    member.generation = generation
    member.held = new Map(
      owned.map(({ topic, partition }, index) => {
        const name = `${topic}/${partition}`
        const at = offsets[index]
        return [name, { topic, partition, name, at, paused: false, busy: false, moves: 0 }]
      }),
    )
    member.rebalancing = false
    options.onAssigned(owned)
    pump(context)
  } catch {
    again(context, life)
  }
}

/** Once the batches under way have ended, the member asks to be let in again. */
async function rejoin(context: Context): Promise<void> {
  const { options, member } = context
  if (member.rebalancing || member.stopped) return
  const { life } = member
  member.rebalancing = true
  options.onRebalancing()
  await Promise.all(member.working)
  if (member.life !== life || member.stopped) return
  for (const held of member.held.values()) held.moves += 1
  await join(context)
}

function beat(context: Context, life: number): void {
  const { parts, options, member } = context
  setTimeout(async () => {
    if (member.life !== life || member.stopped) return
    try {
      const { id, generation } = member
      if (!member.rebalancing) {
        const mine = await parts.link.call('heartbeat', () =>
          parts.broker.group(options.group).beat(id, generation),
        )
        if (!mine && member.life === life) void rejoin(context)
      }
      beat(context, life)
    } catch {
      again(context, life)
    }
  }, HEARTBEAT_MS)
}

function pump(context: Context): void {
  const { member } = context
  if (member.rebalancing || member.stopped) return
  for (const held of member.held.values()) {
    if (held.busy || held.paused) continue
    held.busy = true
    void fetch(context, held)
  }
}

interface Fetched {
  readonly records: readonly KafkaRecord[]
  readonly end: number
  /** Where reading goes on, where the offset asked for is not there. */
  readonly from: number
}

async function fetch(context: Context, held: Held): Promise<void> {
  const { parts, member, options } = context
  const { life } = member
  const { moves } = held
  const stale = () =>
    member.stopped || member.life !== life || held.moves !== moves || member.rebalancing
  try {
    const most = parts.random.between(1, parts.random.chance(0.3) ? 300 : 12)
    const { records, end, from } = await fetchFrom(parts, held, options.from, most, stale)
    if (stale()) return
    held.at = from
    if (records.length > 0 && !held.paused) {
      await handle(context, () =>
        stale() ? Promise.resolve() : options.onBatch(batchOf(context, held, { records, end }, stale)),
      )
    }
  } catch (error) {
    if (error instanceof Rebalancing) void rejoin(context)
    else again(context, life)
  }
  if (held.moves !== moves) return
  held.busy = false
  if (member.held.get(held.name) === held) pump(context)
}

/** So many at a time. */
async function handle({ options, member }: Context, work: () => Promise<void>): Promise<void> {
  if (member.working.size >= options.concurrency) {
    await new Promise<void>((resolve) => member.queued.push(resolve))
  }
  const working = work()
  const settled = working.catch(() => undefined)
  member.working.add(settled)
  try {
    await working
  } finally {
    member.working.delete(settled)
    member.queued.shift()?.()
  }
}

/** What there is, or what comes next: a fetch waits for it. */
function fetchFrom(
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
      if (!partition) return answer({ records: [], end: 0, from: 0 })
      const { records } = partition
      const read = (): void => {
        const asked = held.at
        const there = asked !== undefined && asked >= partition.start && asked <= records.length
        const from = there ? asked : beginning === 'beginning' ? partition.start : records.length
        const found = records.slice(from, from + most)
        if (stale()) return
        if (found.length > 0 || !there) return answer({ records: found, end: records.length, from })
        partition.waiting.add(read)
      }
      read()
    },
    Number.POSITIVE_INFINITY,
  )
}

class Rebalancing extends Error {}

function batchOf(
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
