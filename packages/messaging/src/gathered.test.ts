import { expect, test } from '@jest/globals'
import { gathered } from './gathered.ts'

test('calls of one moment become one, and each is answered', async () => {
  const calls: number[][] = []
  const sum = gathered(async (items: readonly number[]) => {
    calls.push([...items])
    return items.reduce((all, one) => all + one, 0)
  })
  expect(await Promise.all([sum(1), sum(2), sum(3)])).toEqual([6, 6, 6])
  expect(await sum(4)).toBe(4)
  expect(calls).toEqual([[1, 2, 3], [4]])
})

test('what comes while a call is under way waits for its end, and goes into the next', async () => {
  const first = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const calls: string[][] = []
  const write = gathered(async (items: readonly string[]) => {
    calls.push([...items])
    begun.resolve()
    if (calls.length === 1) await first.promise
  })
  const earlier = write('earlier')
  await begun.promise
  const later = [write('later'), write('later still')]
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(calls).toEqual([['earlier']])
  first.resolve()
  await Promise.all([earlier, ...later])
  expect(calls).toEqual([['earlier'], ['later', 'later still']])
})

test('a call that fails tells all that went with it, and no others', async () => {
  let away = true
  const write = gathered(async (items: readonly string[]) => {
    if (away) throw new Error('away')
    return items.length
  })
  const failed = await Promise.allSettled([write('one'), write('two')])
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  away = false
  expect(await write('three')).toBe(1)
})
