import { expect, jest, test } from '@jest/globals'
import { instant } from '@seedline/values'
import type { KafkaAdmin, KafkaConsumer, PartitionOffset } from '../kafka/kafka-port.ts'
import type { ControlStore } from '../operate/control-store.ts'
import { memoryDeadLetters } from '../testing/memory-dead-letters.ts'
import { recordingLogger } from '../testing/surroundings.ts'
import { type Steering, steer } from './follow-controls.ts'
import type { BatchParts } from './handle-batch.ts'
import { createOffsetCommitter } from './offset-committer.ts'
import { newPartitionWork } from './partition-work.ts'
import type { SubscriptionState } from './subscription-state.ts'

const topic = 'p.things'
const from = instant('2026-11-23T04:00:00.000Z')

/** A subscription to two partitions, both at offset 10, where wish 3 is to read from 0 again. */
function steered(followed: readonly [number, number]) {
  const moved: string[] = []
  const partitions = [0, 1].map((partition) => ({ topic, partition }))
  const logger = recordingLogger()
  const at = (offset: bigint) => async () => partitions.map((place) => ({ ...place, offset }))
  const works = partitions.map((place, index) => ({
    ...newPartitionWork(place),
    position: 10n,
    followed: followed[index] ?? 0,
  }))
  const store: ControlStore = {
    read: async () => ({ paused: false, replay: { id: 3, from } }),
    setPaused: async () => undefined,
    requestReplay: async () => undefined,
    followed: jest.fn<ControlStore['followed']>(
      async (_, names) => new Map(names.map((name) => [name, followed[Number(name.at(-1))] ?? 0])),
    ),
    markFollowed: jest.fn<ControlStore['markFollowed']>(async () => undefined),
  }
  const state: SubscriptionState = {
    name: 'things',
    group: 'group',
    topics: [topic],
    works: new Map(works.map((work) => [work.name, work])),
    parts: { deadLetters: memoryDeadLetters(), parkedBefore: new Set() } as unknown as BatchParts,
    committer: createOffsetCommitter({ commit: async () => undefined, logger }),
    admin: { offsetsAt: at(0n), committed: at(10n), endOffsets: at(10n) } as unknown as KafkaAdmin,
    logger,
    underWay: new Set(),
    consumer: {
      seek: ({ partition, offset }: PartitionOffset) => moved.push(`${partition} to ${offset}`),
      pause: () => undefined,
      resume: () => undefined,
    } as unknown as KafkaConsumer,
    joiningSince: undefined,
    paused: false,
    stopping: false,
  }
  return { moved, store, state, steering: steer(state, store) }
}

async function replayed({ steering, state }: { steering: Steering; state: SubscriptionState }) {
  await steering.replayFrom(from)
  steering.stop()
  state.committer.stop()
}

test('a wish to go back moves the partitions that have not followed it, and no other', async () => {
  const { moved, store, ...rest } = steered([3, 2])
  await replayed(rest)
  expect(moved).toEqual(['1 to 0'])
  expect(store.followed).toHaveBeenCalledWith('group', [`${topic}/1`])
  expect(store.markFollowed).toHaveBeenCalledWith('group', [`${topic}/1`], 3)
  expect(Array.from(rest.state.works.values(), ({ followed }) => followed)).toEqual([3, 3])
})

test('a wish that all have followed asks the database for nothing more', async () => {
  const { moved, store, ...rest } = steered([3, 4])
  await replayed(rest)
  expect(moved).toEqual([])
  expect(store.followed).not.toHaveBeenCalled()
  expect(store.markFollowed).not.toHaveBeenCalled()
})
