import { describe, expect, test } from '@jest/globals'
import { mongo } from 'mongoose'
import type { Collections } from './collections.ts'
import { deadlineFor } from './deadline.ts'
import type { Folded } from './fold.ts'
import { unchangedStreams } from './unchanged.ts'

interface Asked {
  readonly stream: string | { readonly $in: readonly string[] }
  readonly version: { readonly $gte: number; readonly $lt: number }
}

interface Stored {
  readonly _id: mongo.ObjectId
  readonly stream: string
  readonly version: number
  readonly size: number
}

/** Commits of streams, which tell what was asked of them. */
function commits(...stored: readonly Stored[]) {
  const asked: Asked[] = []
  const find = (filter: Asked) => ({
    toArray: async () => {
      asked.push(filter)
      const { stream, version } = filter
      const streams = typeof stream === 'string' ? [stream] : stream.$in
      return stored.filter(
        (one) =>
          streams.includes(one.stream) && one.version >= version.$gte && one.version < version.$lt,
      )
    },
  })
  const collections = { commits: { find } } as unknown as Pick<Collections, 'commits'>
  return { unchanged: unchangedStreams(collections), asked }
}

const commit = (stream: string, version: number, size = 1): Stored => ({
  ...{ _id: new mongo.ObjectId(), stream, version, size },
})
const folded = (last?: Stored): Folded<unknown> => ({
  ...{ state: {}, snapshotVersion: 0, bytes: 0, answerBytes: 0 },
  version: last === undefined ? 0 : last.version + last.size - 1,
  ...(last && { anchor: { commitId: last._id, version: last.version } }),
})
const soon = () => deadlineFor(5_000)

describe('Streams that were folded before', () => {
  test('are looked at together: unchanged are those whose last commit is still the last', async () => {
    const [a, b, further, c] = [commit('a', 1, 3), commit('b', 7), commit('b', 8), commit('c', 2)]
    const { unchanged, asked } = commits(a, b, further, c)
    const answers = await Promise.all([
      unchanged('a', folded(a), soon()),
      unchanged('b', folded(b), soon()),
      unchanged('none', folded(), soon()),
      unchanged('c', folded(), soon()),
    ])
    expect(answers).toEqual([true, false, true, false])
    expect(asked).toHaveLength(1)
  })

  test('have changed where another commit stands in the place of the one that was folded, or none', async () => {
    const { unchanged } = commits(commit('a', 2))
    expect(await unchanged('a', folded(commit('a', 2)), soon())).toBe(false)
    expect(await unchanged('gone', folded(commit('gone', 2)), soon())).toBe(false)
  })

  test('are told of at the version that each asker knows, though two know different ones', async () => {
    const [first, second] = [commit('a', 1), commit('a', 2)]
    const { unchanged, asked } = commits(first, second)
    const answers = await Promise.all([
      unchanged('a', folded(second), soon()),
      unchanged('a', folded(first), soon()),
    ])
    expect(answers).toEqual([true, false])
    expect(asked).toHaveLength(1)
  })

  test('are not looked at where they are long: the look would bring much of the others', async () => {
    const { unchanged, asked } = commits()
    expect(await unchanged('long', folded(commit('long', 129)), soon())).toBe(false)
    expect(asked).toEqual([])
  })
})
