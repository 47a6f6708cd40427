import { expect, test } from '@jest/globals'
import { mostPatience } from '@seedline/stack/patience'
import { slowness } from './pace.ts'

const taking = (...ms: readonly number[]) => {
  let at = 0
  return () => ms[at++ % ms.length] ?? 0
}

test('a machine as fast as usual, or faster, is given no more time', async () => {
  expect(await slowness(taking(75))).toBe(1)
  expect(await slowness(taking(20))).toBe(1)
})

test('one that stands still now and then is as slow as it is on the whole', async () => {
  expect(await slowness(taking(75, 75, 75, 75, 1575))).toBe(5)
})

test('one that all but stands still is not waited for for ever', async () => {
  expect(await slowness(taking(60_000))).toBe(mostPatience)
})
