import { describe, expect, test } from '@jest/globals'
import {
  allNotices,
  begunGeneration,
  countingOf,
  notesOf,
  type Yield,
} from '../testing/made-up-sums.ts'
import { type Contribution, countOnce } from './count.ts'

const data = { place: 'A', amount: 7n }

describe('What a subject contributes', () => {
  test('is not replaced by what a read model has that is behind the one it was counted from', async () => {
    const known = new Map<string, Contribution<Yield>>()
    const counting = countingOf(known)
    const { store } = counting
    const noted = notesOf()
    const count = () => countOnce(counting, () => store.notices(allNotices))
    const versions = async () => (await store.seen(1, ['s1'])).get('s1')
    await store.begin(begunGeneration(1, true))
    known.set('s1', { data, seen: { 's1/ladder': 5, 's1/figures': 1 } })
    await store.note([noted('s1/ladder', 5)])
    await count()

    known.set('s1', { data, seen: { 's1/ladder': 3, 's1/figures': 2 } })
    const figures = noted('s1/figures', 2)
    await store.note([figures])
    expect(await count()).toEqual({ kind: 'counted', left: [figures], isWritten: false })
    known.delete('s1')
    expect(await count()).toEqual({ kind: 'counted', left: [figures], isWritten: false })
    expect(await versions()).toEqual({ 's1/ladder': 5, 's1/figures': 1 })

    known.set('s1', { data, seen: { 's1/ladder': 5, 's1/figures': 2 } })
    await count()
    expect(await versions()).toEqual({ 's1/ladder': 5, 's1/figures': 2 })
    expect(await store.pending(9)).toBe(0)
  })

  test('is replaced where a stream that it was counted from is another’s by now', async () => {
    const known = new Map<string, Contribution<Yield>>()
    const counting = countingOf(known)
    const { store } = counting
    const noted = notesOf()
    const count = () => countOnce(counting, () => store.notices(allNotices))
    await store.begin(begunGeneration(1, true))
    known.set('s1', { data, seen: { 's1/ladder': 1, 's2/ladder': 3 } })
    await store.note([noted('s1/ladder', 1)])
    await count()
    known.set('s1', { data, seen: { 's1/ladder': 2 } })
    await store.note([noted('s1/ladder', 2)])
    await count()
    expect((await store.seen(1, ['s1'])).get('s1')).toEqual({ 's1/ladder': 2 })
  })
})
