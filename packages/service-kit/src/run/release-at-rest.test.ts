import { expect, test } from '@jest/globals'
import { releaseAtRest } from './release-at-rest.ts'

/** How often garbage had been collected after each look. */
function collections(shares: readonly number[]): readonly number[] {
  let next = 0
  let collected = 0
  const look = releaseAtRest({
    busyShare: () => shares[next++] ?? 0,
    collect: () => {
      collected += 1
    },
  })
  return shares.map(() => {
    look()
    return collected
  })
}

test('A service gives memory back once after it has started, and never while it has nothing to do', () => {
  expect(collections([0.9, 0.001, 0, 0, 0])).toEqual([0, 1, 1, 1, 1])
})

test('A service gives memory back after each burst, once it is quiet', () => {
  expect(collections([0.001, 0.5, 0.6, 0.01, 0.01, 0.2, 0.01])).toEqual([1, 1, 1, 2, 2, 2, 3])
})

test('A service that is somewhat busy is not stopped for it', () => {
  expect(collections([0.5, 0.05, 0.05, 0.05])).toEqual([0, 0, 0, 0])
})
