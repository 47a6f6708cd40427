import { describe, expect, test } from '@jest/globals'
import { localDate } from '@seedline/values'
import {
  allNotices,
  begunGeneration,
  countingOf,
  notesOf,
  today,
  type Yield,
} from '../testing/made-up-sums.ts'
import { memorySums } from '../testing/memory-sums.ts'
import { type Contribution, countOnce } from './count.ts'
import { readSums } from './read-sums.ts'
import type { SumsStore } from './sums-store.ts'

const asked = [{ family: 'yield', by: [] }]
const yesterday = localDate('2026-11-29')
const stopped = new Error('stopped')

describe('A question of sums', () => {
  test.each([today, yesterday])(
    'is answered of one moment where a batch was left half-done, as of %s',
    async (day) => {
      let left = Number.POSITIVE_INFINITY
      const store = memorySums<Yield>((call) => {
        if (call === 'writeCell') left -= 1
        if (left < 0) throw stopped
      })
      const known = new Map<string, Contribution<Yield>>()
      const counting = countingOf(known, store)
      const noted = notesOf()
      const count = () => countOnce(counting, () => store.notices(allNotices))
      await store.begin(begunGeneration(1, true))
      known.set('s1', { data: { place: 'A', amount: 7n }, seen: { s1: 1 } })
      await store.note([noted('s1', 1)])
      await count()
      // It moves to another place, and the counter is gone with one document written.
      known.set('s1', { data: { place: 'B', amount: 7n }, seen: { s1: 2 } })
      await store.note([noted('s1', 2)])
      left = 1
      await expect(count()).rejects.toBe(stopped)
      left = Number.POSITIVE_INFINITY
      expect(await readSums(store, 'yields', asked, day)).toMatchObject([
        [{ amount: 7n, count: 1 }],
      ])
      const byPlace = [{ family: 'yield', by: [0] }]
      expect(await readSums(store, 'yields', byPlace, day)).toMatchObject([[{ group: ['B'] }]])
    },
  )

  test('isn’t answered from a generation that is forgotten while it is read', async () => {
    const known = new Map([['s1', { data: { place: 'A', amount: 7n }, seen: { s1: 1 } }]])
    const counting = countingOf(known)
    const { store } = counting
    const noted = notesOf()
    for (const generation of [1, 2]) {
      await store.begin(begunGeneration(generation, true))
      await store.note([noted('s1', 1)])
      await countOnce(counting, () => store.notices(allNotices))
    }
    const head = await store.head()
    await store.forgetBefore(2)
    for (const day of [yesterday, today]) {
      const heads = head === undefined ? [] : [{ ...head, generation: 1 }]
      const late: SumsStore<Yield> = { ...store, head: async () => heads.pop() ?? store.head() }
      expect(await readSums(late, 'yields', asked, day)).toMatchObject([[{ amount: 7n, count: 1 }]])
    }
  })
})
