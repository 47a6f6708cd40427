import { describe, expect, test } from '@jest/globals'
import { advance, newPartitionWork } from './partition-work.ts'
import { STALLED_MS, stalledPartition } from './watchdog.ts'

describe('the watchdog', () => {
  const started = performance.now()
  const workWith = (position: bigint | undefined, endOffset: bigint) => {
    const work = newPartitionWork({ topic: 'things', partition: 0 })
    work.endOffset = endOffset
    if (position !== undefined) advance(work, position - 1n)
    return work
  }
  const later = started + STALLED_MS + 10_000

  test('finds a partition with work at which nobody is', () => {
    const work = workWith(3n, 9n)
    expect(stalledPartition([work], started + 30_000)).toBe(undefined)
    expect(stalledPartition([work], later)).toBe(work)
  })

  test('finds one that was never begun', () => {
    const work = workWith(undefined, 9n)
    expect(stalledPartition([work], later)).toBe(work)
  })

  test('leaves one alone that is done, empty, or waits for its next try', () => {
    const waiting = workWith(3n, 9n)
    const timer = setTimeout(() => undefined, 0)
    waiting.waiting = { timer, cause: 'database away' }
    const all = [workWith(9n, 9n), workWith(undefined, 0n), waiting]
    expect(stalledPartition(all, later)).toBe(undefined)
    clearTimeout(timer)
  })

  test('counts from when there was something to do', () => {
    const work = workWith(9n, 9n)
    expect(stalledPartition([work], later)).toBe(undefined)
    work.endOffset = 10n
    expect(stalledPartition([work], later + 1000)).toBe(undefined)
    expect(stalledPartition([work], later + STALLED_MS + 1000)).toBe(work)
  })
})
