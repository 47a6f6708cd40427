import { expect, jest, test } from '@jest/globals'
import { instant } from '@seedline/values'
import type { KafkaAdmin, KafkaConsumer, PartitionOffset } from '../kafka/kafka-port.ts'
import type { ControlStore, ReplayWish } from '../operate/control-store.ts'
import { memoryDeadLetters } from '../testing/memory-dead-letters.ts'
import { pause, recordingLogger, until } from '../testing/surroundings.ts'
import { type Steering, steer } from './follow-controls.ts'
import type { BatchParts } from './handle-batch.ts'
import { createOffsetCommitter } from './offset-committer.ts'
import { newPartitionWork, type PartitionWork } from './partition-work.ts'
import { own, type SubscriptionState } from './subscription-state.ts'

const topic = 'p.things'
const replays: readonly ReplayWish[] = [
  { id: 2, from: instant('2026-11-23T05:00:00.000Z') },
  { id: 3, from: instant('2026-11-23T04:00:00.000Z') },
  { id: 4, from: instant('2026-11-23T06:00:00.000Z') },
]

/** A subscription to two partitions, both at offset 10; by the hour, an event at each offset. */
function steered(
  followed: readonly [number, number],
  commit: (offsets: readonly PartitionOffset[]) => Promise<void> = async () => undefined,
) {
  const moved: string[] = []
  const partitions = [0, 1].map((partition) => ({ topic, partition }))
  const logger = recordingLogger()
  const at = (offset: bigint) => async () => partitions.map((place) => ({ ...place, offset }))
  const byHour = (_: readonly string[], moment: Date) => at(BigInt(moment.getUTCHours()))()
  const works = partitions.map((place, index) => ({
    ...newPartitionWork(place),
    position: 10n,
    followed: followed[index] ?? 0,
  }))
  const store: ControlStore = {
    read: jest.fn<ControlStore['read']>(async () => ({ paused: false, replays })),
    setPaused: async () => undefined,
    requestReplay: jest.fn<ControlStore['requestReplay']>(async () => undefined),
    followed: jest.fn<ControlStore['followed']>(
      async (_, names) => new Map(names.map((name) => [name, followed[Number(name.at(-1))] ?? 0])),
    ),
    markFollowed: jest.fn<ControlStore['markFollowed']>(async () => undefined),
  }
  const state: SubscriptionState = {
    name: 'things',
    group: 'group',
    topics: [topic],
    topicPrefix: '',
    positions: undefined,
    catchUp: undefined,
    partitionOf: () => 0,
    partitions: new Map(),
    ending: new AbortController(),
    works: new Map(works.map((work) => [work.name, work])),
    parts: { deadLetters: memoryDeadLetters(), parkedBefore: new Set() } as unknown as BatchParts,
    committer: createOffsetCommitter({ commit, logger }),
    shown: createOffsetCommitter({ commit: async () => undefined, logger }),
    admin: {
      offsetsAt: byHour,
      committed: at(10n),
      bounds: async () => [],
    } as unknown as KafkaAdmin,
    logger,
    underWay: new Set(),
    consumer: {
      seek: ({ partition, offset }: PartitionOffset) => moved.push(`${partition} to ${offset}`),
      pause: () => undefined,
      resume: () => undefined,
    } as unknown as KafkaConsumer,
    joiningSince: undefined,
    confirmedAt: Number.NEGATIVE_INFINITY,
    turn: 0,
    unhurried: false,
    paused: false,
    stopping: false,
  }
  return { moved, store, state, steering: steer(state, store) }
}

async function replayed({ steering, state }: { steering: Steering; state: SubscriptionState }) {
  await steering.replayFrom(instant('2026-11-23T06:00:00.000Z'))
  await until('all has been looked at', () =>
    Array.from(state.works.values()).every(({ followed }) => followed === 4),
  )
  steering.stop()
  state.committer.stop()
}

test('a wish to go back moves the partitions that have not followed it, and no other', async () => {
  const { moved, store, ...rest } = steered([4, 3])
  await replayed(rest)
  expect(store.requestReplay).toHaveBeenCalledTimes(1)
  expect(moved).toEqual(['1 to 6'])
  expect(store.followed).toHaveBeenCalledWith('group', [`${topic}/1`])
  expect(store.markFollowed).toHaveBeenCalledWith('group', [`${topic}/1`], 4)
})

test('a partition that missed several wishes goes back as far as the earliest moment of them', async () => {
  const { moved, store, ...rest } = steered([1, 2])
  await replayed(rest)
  expect(moved.toSorted()).toEqual(['0 to 4', '1 to 4'])
})

test('what was handled without Kafka is heard anew, also ahead of where a partition was read to', async () => {
  const { moved, ...rest } = steered([1, 3])
  const work = workOf(rest.state, 1)
  work.position = 5n
  work.handled.add('thing-a', 1)
  const { epoch } = work
  await replayed(rest)
  expect(moved).toEqual(['0 to 4'])
  expect(work.handled.has('thing-a', 1)).toBe(false)
  expect(work.epoch).toBeGreaterThan(epoch)
})

test('a wish that all have followed asks the database for nothing more', async () => {
  const { moved, store, ...rest } = steered([4, 4])
  await replayed(rest)
  await until('the wishes were read', () => jest.mocked(store.read).mock.calls.length > 0)
  await pause(20)
  expect(moved).toEqual([])
  expect(store.followed).not.toHaveBeenCalled()
  expect(store.markFollowed).not.toHaveBeenCalled()
})

/** Follows the wishes once more, as it does every two seconds. */
async function lookAgain({ steering }: { readonly steering: Steering }): Promise<void> {
  await steering.replayFrom(instant('2026-11-23T06:00:00.000Z'))
  await pause(20)
}

test('a partition whose place is being looked up follows a wish once that is known', async () => {
  const { moved, store, state, steering } = steered([3, 3])
  const work = workOf(state, 1)
  work.placing = true
  await lookAgain({ steering })
  expect(moved).toEqual(['0 to 6'])
  expect(store.markFollowed).toHaveBeenCalledTimes(1)
  expect(store.markFollowed).toHaveBeenCalledWith('group', [`${topic}/0`], 4)
  delete work.placing
  await lookAgain({ steering })
  expect(moved).toEqual(['0 to 6', '1 to 6'])
  expect(store.markFollowed).toHaveBeenLastCalledWith('group', [`${topic}/1`], 4)
  steering.stop()
  state.committer.stop()
})

test.each(['its place is looked up anew', 'it is taken away'] as const)(
  'a partition has not followed a wish where %s before it is moved',
  async (what) => {
    const { moved, store, state, steering } = steered([3, 3])
    const { offsetsAt } = state.admin
    state.admin.offsetsAt = async (topics, at) => {
      if (what === 'it is taken away') state.works.delete(`${topic}/1`)
      else workOf(state, 1).placing = true
      return offsetsAt(topics, at)
    }
    await lookAgain({ steering })
    expect(moved).toEqual(['0 to 6'])
    expect(store.markFollowed).toHaveBeenCalledTimes(1)
    expect(store.markFollowed).toHaveBeenCalledWith('group', [`${topic}/0`], 4)
    steering.stop()
    state.committer.stop()
  },
)

test('a partition whose note is dropped while an earlier commit is under way has not followed', async () => {
  const earlier = Promise.withResolvers<void>()
  const { moved, store, state, steering } = steered([4, 3], () => earlier.promise)
  const { deadLetters } = state.parts
  const waitingIds = deadLetters.waitingIds.bind(deadLetters)
  deadLetters.waitingIds = async (name) => {
    // What was handled before is being committed while the partition is moved.
    state.committer.note({ topic, partition: 0, offset: 10n })
    void state.committer.flush()
    return waitingIds(name)
  }
  await lookAgain({ steering })
  expect(moved).toEqual(['1 to 6'])
  own(state, [{ topic, partition: 0 }])
  earlier.resolve()
  await pause(20)
  expect(store.markFollowed).not.toHaveBeenCalled()
  steering.stop()
  state.committer.stop()
})

test('a partition has followed once its move is committed, though more was handled meanwhile', async () => {
  const { store, ...rest } = steered([4, 3], async (offsets) => {
    for (const { partition, offset } of offsets) {
      rest.state.committer.note({ topic, partition, offset: offset + 1n })
    }
  })
  await replayed(rest)
  expect(store.markFollowed).toHaveBeenCalledWith('group', [`${topic}/1`], 4)
})

function workOf({ works }: SubscriptionState, partition: number): PartitionWork {
  const work = works.get(`${topic}/${partition}`)
  if (work === undefined) throw new Error('not a partition of this member')
  return work
}
