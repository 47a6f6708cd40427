import { describe, expect, test } from '@jest/globals'
import type { Collections } from './collections.ts'
import { deadlineFor } from './deadline.ts'
import { codeOf } from './fixtures/codes.ts'
import { gatheredPages } from './gathered-pages.ts'

interface Asked {
  readonly stream: string | { readonly $in: readonly string[] }
  readonly version: { readonly $gte: number; readonly $lt: number }
}

/** A collection of one commit for each stream, that tells what it was asked; `answers` may keep it waiting. */
function commits(answers: Promise<unknown> = Promise.resolve()) {
  const asked: Asked[] = []
  const find = (filter: Asked) => ({
    toArray: async () => {
      asked.push(filter)
      await answers
      const { stream } = filter
      const streams = typeof stream === 'string' ? [stream] : stream.$in
      return streams.filter((one) => one !== 'none').map((one) => ({ stream: one, version: 1 }))
    },
  })
  const collections = { commits: { find } } as unknown as Pick<Collections, 'commits'>
  return { pages: gatheredPages(collections), asked }
}

const soon = () => deadlineFor(5_000)

describe('Streams that are asked for together', () => {
  test('are read together, and each is told its own commits', async () => {
    const { pages, asked } = commits()
    const [a, none, b] = await Promise.all(
      ['a', 'none', 'b', 'a'].map((stream) => pages(stream, { from: 1, width: 64 }, soon())),
    )
    expect(a).toEqual([{ stream: 'a', version: 1 }])
    expect(none).toEqual([])
    expect(b).toEqual([{ stream: 'b', version: 1 }])
    expect(asked).toEqual([{ stream: { $in: ['a', 'none', 'b'] }, version: { $gte: 1, $lt: 65 } }])
  })

  test('are read apart where they are asked for from elsewhere, further, or are too many', async () => {
    const { pages, asked } = commits()
    const many = Array.from({ length: 65 }, (_, index) =>
      pages(`s${index}`, { from: 1, width: 64 }, soon()),
    )
    const far = pages('far', { from: 1, width: 256 }, soon())
    await Promise.all([...many, far, pages('behind', { from: 9, width: 64 }, soon())])
    expect(asked.map(({ stream }) => (typeof stream === 'string' ? 1 : stream.$in.length))).toEqual(
      [64, 1, 1, 1],
    )
    expect(asked.at(-1)).toEqual({ stream: 'behind', version: { $gte: 9, $lt: 73 } })
  })

  test('later than others are never told what was read before', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const { pages, asked } = commits(promise)
    const before = pages('a', { from: 1, width: 64 }, soon())
    await new Promise((later) => setTimeout(later, 20))
    const after = pages('a', { from: 1, width: 64 }, soon())
    await new Promise((later) => setTimeout(later, 20))
    expect(asked).toHaveLength(2)
    resolve()
    await Promise.all([before, after])
  })

  test('give up at their own deadline, the others go on waiting', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const { pages } = commits(promise)
    const patient = pages('a', { from: 1, width: 64 }, soon())
    const hurried = pages('b', { from: 1, width: 64 }, deadlineFor(20))
    expect(await codeOf(hurried)).toBe('EVENT_STORE_UNAVAILABLE')
    resolve()
    expect(await patient).toHaveLength(1)
  })
})
