import { describe, expect, test } from '@jest/globals'
import type { FeedSession, PendingCommit } from '@seedline/event-store'
import { instant } from '@seedline/values'
import { createBlockedStreams } from './blocked-streams.ts'
import { createMarker } from './marker.ts'

const commit = (commitId: string): PendingCommit => ({
  commitId,
  stream: `thing-${commitId}`,
  category: 'thing',
  id: commitId,
  version: 1,
  events: [],
  commandId: commitId,
  actor: { subject: 'u-1', name: 'x', roles: [], organisation: 'x' },
  at: instant('2026-11-23T04:00:00.000Z'),
  lane: 0,
})

function marking(onMarked: () => void = () => {}) {
  const marked: string[] = []
  const session: FeedSession = {
    lanes: () => [0],
    read: async () => [],
    async markPublished(commits) {
      marked.push(...commits.map(({ commitId }) => commitId))
    },
    beat: async () => {},
    leave: async () => {},
  }
  const silent = () => {}
  const logger = { debug: silent, info: silent, warn: silent, error: silent }
  const blocked = createBlockedStreams()
  return { marked, marker: createMarker({ session, blocked, logger, afterMs: 0, onMarked }) }
}

describe('What was published', () => {
  // As many turns of the event loop as there may be between the last look and the end of the work.
  test.each([0, 1, 2, 3, 4, 5])(
    'is marked also where it is added %i turns after the last was',
    async (turns) => {
      let added = false
      const { marker, marked } = marking(() => {
        if (added) return
        added = true
        void later(turns).then(() => marker.add([commit('b')]))
      })
      marker.add([commit('a')])
      await marker.settled()
      await later(20)
      await marker.settled()
      expect([marked, marker.size]).toEqual([['a', 'b'], 0])
    },
  )

  test('by two at once is marked, each once', async () => {
    const { marker, marked } = marking()
    marker.add([commit('a')])
    marker.add([commit('b')])
    await marker.settled()
    expect(marked.toSorted()).toEqual(['a', 'b'])
  })
})

async function later(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
}
