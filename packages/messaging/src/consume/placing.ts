import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { asIncoming } from '../envelope/outgoing-event.ts'
import type { IncomingBatch } from '../kafka/kafka-port.ts'
import { atMost } from './at-most.ts'
import { handleChunk } from './handle-chunk.ts'
import { partitionName } from './offset-committer.ts'
import type { PartitionWork } from './partition-work.ts'
import { type Place, placesOf } from './places.ts'
import { delayAfterOutage } from './retry-schedule.ts'
import type { SubscriptionState } from './subscription-state.ts'
import type { Gap } from './subscription-types.ts'

/** Places that were looked up for the first assignment are good for so long. */
const FRESH_MS = 10_000
/** A start waits for them no longer than this: while Kafka is away, commands are served without. */
const AHEAD_MS = 1500
const PAUSED_MS = 250

/** Looks places up before the group is joined, so that nothing has to wait for them then. */
export async function lookAhead(state: SubscriptionState): Promise<void> {
  if (state.positions === undefined) return
  const found = lookUp(state).then((places) => {
    state.ahead = { places, at: performance.now() }
  })
  found.catch(() => undefined)
  await atMost(
    AHEAD_MS,
    found.catch(() => undefined),
  )
}

/** Has the partitions that this member was given read from where the group had come to. */
export function place(state: SubscriptionState): void {
  if (state.positions === undefined) return
  const { ahead } = state
  const fresh = ahead !== undefined && performance.now() - ahead.at < FRESH_MS
  const unknown: PartitionWork[] = []
  for (const work of state.works.values()) {
    if (work.placing === true) continue
    const found = fresh ? ahead.places.get(work.name) : undefined
    // A new membership begins where Kafka believes the group to be.
    if (work.position !== undefined) state.consumer.seek({ ...work, offset: work.position })
    else if (found !== undefined && !found.lost) begin(state, work, found.offset)
    else unknown.push(work)
  }
  if (unknown.length > 0) placeApart(state, unknown)
}

/** Whether events are missing before this batch: they were deleted while the partition waited. */
export function missesSome(work: PartitionWork, { messages, endOffset }: IncomingBatch): boolean {
  const { position } = work
  const [first] = messages
  if (position === undefined || first === undefined) return false
  return first.offset > position || endOffset < position
}

/** Reads on only when it is known from where, and what Kafka no longer has was heard. */
export function placeApart(state: SubscriptionState, works: readonly PartitionWork[]): void {
  for (const work of works) {
    clearTimeout(work.waiting?.timer)
    work.placing = true
    work.waiting = { cause: 'Its place is being looked up' }
    state.consumer.pause(work)
  }
  const placed = placing(state, works).finally(() => state.underWay.delete(placed))
  state.underWay.add(placed)
}

async function placing(state: SubscriptionState, works: readonly PartitionWork[]): Promise<void> {
  const epochs = new Map(works.map((work) => [work, work.epoch]))
  const ours = (work: PartitionWork): boolean =>
    !state.stopping && state.works.get(work.name) === work && work.epoch === epochs.get(work)
  for (let failures = 0; works.some(ours); failures += 1) {
    try {
      await state.committer.flush()
      const places = await unlessEnding(state, lookUp(state))
      const lost: Lost[] = []
      for (const work of works.filter((one) => ours(one) && one.placing === true)) {
        const found = places.get(work.name)
        if (found?.lost === true) lost.push({ work, place: found })
        else if (found !== undefined) resume(state, work, found)
      }
      if (lost.length > 0) await fill(state, lost, ours)
      return
    } catch (error) {
      if (!works.some(ours)) return
      const { name: subscription } = state
      state.logger.warn({ err: error, subscription }, 'Reading on is tried again in a while')
      await pause(delayAfterOutage(failures, Math.random()), undefined, { ref: false })
    }
  }
}

/** Kafka may be away: who stops doesn't wait for its answer. */
async function unlessEnding<T>(
  { ending: { signal } }: SubscriptionState,
  asked: Promise<T>,
): Promise<T> {
  signal.throwIfAborted()
  const answered = new AbortController()
  const ended = once(signal, 'abort', { signal: answered.signal }).then(() => {
    throw signal.reason
  })
  try {
    return await Promise.race([asked, ended])
  } finally {
    answered.abort()
  }
}

interface Lost {
  readonly work: PartitionWork
  readonly place: Place
}

/** What lies up to `end` is in the store: it is heard from there, then Kafka is read on. */
async function fill(
  state: SubscriptionState,
  lost: readonly Lost[],
  ours: (work: PartitionWork) => boolean,
): Promise<void> {
  const { name: subscription, group, catchUp, positions, logger } = state
  const partitions = lost.map(({ work }) => work.name)
  const facts = { subscription, group, partitions }
  if (catchUp === undefined) {
    logger.error(
      facts,
      'Kafka no longer has what comes next, and nothing else was named to have it',
    )
  } else {
    logger.warn(facts, 'Kafka no longer has what comes next; it is read from the store')
    for (const { work } of lost) work.waiting = { cause: 'It is being read from the store' }
    await catchUp(gapOf(state, lost, ours))
    logger.info(facts, 'What Kafka no longer had was read from the store')
  }
  const held = lost.filter(({ work }) => ours(work))
  const reached = held.map(({ work, place: { offset, end } }) => ({
    work,
    to: { topic: work.topic, partition: work.partition, offset: catchUp ? end : offset },
  }))
  await positions?.write(
    group,
    reached.map(({ to }) => to),
  )
  for (const { work, to } of reached) if (ours(work)) begin(state, work, to.offset)
}

function gapOf(
  state: SubscriptionState,
  lost: readonly Lost[],
  ours: (work: PartitionWork) => boolean,
): Gap {
  const works = new Map(lost.map(({ work }) => [work.name, work]))
  return {
    partitions: lost.map(({ work: { topic, partition } }) => ({ topic, partition })),
    async handle(ofTopic, message) {
      const topic = state.topicPrefix + ofTopic
      const partition = state.partitionOf(message.subject, state.partitions.get(topic) ?? 1)
      const work = works.get(partitionName({ topic, partition }))
      if (work === undefined) return
      while (true) {
        if (!ours(work)) throw new Error(`${work.name} was taken away`)
        if (state.paused) {
          await pause(PAUSED_MS)
          continue
        }
        const chunk = [asIncoming(message)]
        const result = await handleChunk(state.parts, work, chunk, state.ending.signal)
        if (result.kind === 'done') break
        await pause(result.kind === 'wait' ? result.ms : 0)
      }
      work.attempts = 0
      work.waits = 0
    },
  }
}

/** Positions first: what they were written from lay before the end that is read afterwards. */
async function lookUp(state: SubscriptionState): Promise<ReadonlyMap<string, Place>> {
  const positions = (await state.positions?.read(state.group)) ?? []
  const bounds = await state.admin.bounds(state.topics)
  for (const { topic, partition } of bounds) {
    state.partitions.set(topic, Math.max(partition + 1, state.partitions.get(topic) ?? 0))
  }
  return placesOf(bounds, positions)
}

function resume(state: SubscriptionState, work: PartitionWork, { offset }: Place): void {
  begin(state, work, offset)
  // Where nothing was deleted, offsets that are left out mean nothing.
  delete work.position
}

function begin(state: SubscriptionState, work: PartitionWork, offset: bigint): void {
  delete work.placing
  delete work.waiting
  work.position = offset
  work.progressAt = performance.now()
  state.consumer.seek({ topic: work.topic, partition: work.partition, offset })
  if (!state.paused) state.consumer.resume(work)
}
