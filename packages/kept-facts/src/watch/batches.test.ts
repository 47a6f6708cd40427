import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { ProblemError } from '@seedline/values'
import { type BatchLimits, batchesOf } from './batches.ts'

const limits: BatchLimits<string> = {
  most: 3,
  bytes: 100,
  bytesOf: (item) => item.length,
  gatherMs: 20,
  silentMs: 300,
}

async function* said(...items: readonly (string | number)[]): AsyncGenerator<string, void> {
  for (const item of items) {
    if (typeof item === 'number') await pause(item)
    else yield item
  }
}

const all = async (
  stream: AsyncGenerator<string, void>,
  more: Partial<BatchLimits<string>> = {},
) => {
  const batches: (readonly string[])[] = []
  for await (const batch of batchesOf(stream, { ...limits, ...more })) batches.push(batch)
  return batches
}

test('what comes at once goes together, and what comes later does not wait for more', async () => {
  expect(await all(said('a', 'b', 100, 'c'))).toEqual([['a', 'b'], ['c']])
})

test('a batch ends at so many, and at so many bytes', async () => {
  expect(await all(said('a', 'b', 'c', 'd'))).toEqual([['a', 'b', 'c'], ['d']])
  expect(await all(said('aaaa', 'bbbb', 'c'), { bytes: 8 })).toEqual([['aaaa', 'bbbb'], ['c']])
})

test('what was said before a stream broke is handled, and then it breaks', async () => {
  async function* breaking(): AsyncGenerator<string, void> {
    yield 'a'
    throw new Error('broken')
  }
  const seen: (readonly string[])[] = []
  const reading = (async () => {
    for await (const batch of batchesOf(breaking(), limits)) seen.push(batch)
  })()
  await expect(reading).rejects.toThrow('broken')
  expect(seen).toEqual([['a']])
})

test('a stream that falls silent is taken for dead', async () => {
  await expect(all(said('a', 1000, 'b'))).rejects.toThrow(ProblemError)
})

test('while a batch is handled, one item at most is taken beyond it', async () => {
  let taken = 0
  async function* counted(): AsyncGenerator<string, void> {
    for (taken = 1; taken <= 20; taken += 1) yield 'x'
  }
  for await (const batch of batchesOf(counted(), limits)) {
    await pause(30)
    expect(taken).toBeLessThanOrEqual(batch.length + 1)
    break
  }
})
