import { expect, test } from '@jest/globals'
import { newPartitionWork, type PartitionWork } from './partition-work.ts'
import type { SubscriptionState } from './subscription-state.ts'
import { isAtRest } from './unhurried.ts'

const works = [0, 1].map((partition) => {
  const work = newPartitionWork({ topic: 'things', partition })
  work.position = 7n
  work.endOffset = 7n
  return work
})

const resting = (
  work: PartitionWork | undefined,
  change: Partial<Pick<SubscriptionState, 'unhurried'>> = {},
  mine: readonly PartitionWork[] = works,
): boolean =>
  isAtRest(
    {
      unhurried: true,
      topics: ['things'],
      partitions: new Map([['things', 2]]),
      works: new Map(mine.map((each) => [each.name, each])),
      ...change,
    } as unknown as SubscriptionState,
    work ?? newPartitionWork({ topic: 'things', partition: 0 }),
  )

test('a subscription in no hurry rests where all is handled and nobody else takes part', () => {
  expect(resting(works[0])).toBe(true)
})

test('one that somebody waits for never rests', () => {
  expect(resting(works[0], { unhurried: false })).toBe(false)
})

test('none rests while there is more to handle, or another has some of its partitions', () => {
  const behind = newPartitionWork({ topic: 'things', partition: 0 })
  behind.position = 6n
  behind.endOffset = 7n
  expect(resting(behind)).toBe(false)
  expect(resting(works[0], {}, works.slice(1))).toBe(false)
})
