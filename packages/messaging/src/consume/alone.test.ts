import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { SESSION_MS } from '../kafka/kafkajs-consumer.ts'
import { isAlone } from './alone.ts'
import { newPartitionWork } from './partition-work.ts'
import type { SubscriptionState } from './subscription-state.ts'

beforeEach(() => {
  jest.useFakeTimers()
})
afterEach(() => {
  jest.useRealTimers()
})

/** A member that has just been told that these of the two partitions are its own. */
const member = (mine: readonly number[], change: Partial<SubscriptionState> = {}) => {
  const works = mine.map((partition) => newPartitionWork({ topic: 'things', partition }))
  return {
    topics: ['things'],
    partitions: new Map([['things', 2]]),
    works: new Map(works.map((work) => [work.name, work])),
    confirmedAt: performance.now(),
    stopping: false,
    ...change,
  } as unknown as SubscriptionState
}

test('a member with all the partitions is alone in its group', () => {
  expect(isAlone(member([0, 1]))).toBe(true)
  expect(isAlone(member([0]))).toBe(false)
  expect(isAlone(member([]))).toBe(false)
})

test('one that does not know how many there are is not sure of it', () => {
  expect(isAlone(member([0, 1], { partitions: new Map() }))).toBe(false)
})

test('one that the group has not answered for a while may have been taken for dead', () => {
  const silent = member([0, 1])
  jest.advanceTimersByTime(SESSION_MS / 2 - 1)
  expect(isAlone(silent)).toBe(true)
  jest.advanceTimersByTime(1)
  expect(isAlone(silent)).toBe(false)
})

test('one that rebalances or stops is not', () => {
  expect(isAlone(member([0, 1], { confirmedAt: Number.NEGATIVE_INFINITY }))).toBe(false)
  expect(isAlone(member([0, 1], { stopping: true }))).toBe(false)
})
