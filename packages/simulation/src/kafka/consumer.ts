import { KafkaError } from '../../../messaging/src/kafka/kafka-error.ts'
import type {
  ConsumeOptions,
  KafkaConsumer,
  TopicPartition,
} from '../../../messaging/src/kafka/kafka-port.ts'
import { running } from '../time/scheduler.ts'
import {
  batchOf,
  type Context,
  fetchFrom,
  type Held,
  type Member,
  Rebalancing,
} from './fetching.ts'
import type { Joined } from './group.ts'
import type { KafkaParts } from './parts.ts'

const HEARTBEAT_MS = 2500
const JOIN_MS = 60_000
const FIRST_RETRY_MS = 200
const MAX_RETRY_MS = 5000

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
        const askedAt = performance.now()
        const mine = await parts.link.call('heartbeat', () =>
          parts.broker.group(options.group).beat(id, generation),
        )
        if (member.life === life) {
          if (mine) options.onConfirmed?.(askedAt)
          else void rejoin(context)
        }
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
        stale()
          ? Promise.resolve()
          : options.onBatch(batchOf(context, held, { records, end }, stale)),
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
