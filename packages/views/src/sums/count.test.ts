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

  test('is counted once, however many more subjects its stream is about than one batch holds', async () => {
    const known = new Map<string, Contribution<Yield>>()
    const everybody = Array.from({ length: 7 }, (_, at) => `s${at}`)
    for (const subject of everybody) known.set(subject, { data, seen: { all: 1 } })
    const counting = countingOf(known)
    const { store, definition } = counting
    const noted = notesOf()
    await store.begin(begunGeneration(1, true))
    await store.note([noted('all', 1)])
    // Two of these fill a batch.
    const steps = Array(10_001).fill(definition.stepsOf(data)[0])
    const wide = {
      ...counting,
      definition: { ...definition, stepsOf: () => steps },
      source: {
        ...counting.source,
        subjectsOf: async (notices: readonly object[]) =>
          notices.map(() => ({ subjects: everybody, itself: false })),
      },
    }
    const turns: string[] = []
    for (let turn = 0; turn < 20 && turns.at(-1) !== 'idle'; turn += 1)
      turns.push((await countOnce(wide, () => store.notices(allNotices))).kind)
    expect(turns).toEqual(['counted', 'counted', 'counted', 'counted', 'idle'])
    expect((await store.seen(1, everybody)).size).toBe(7)
    const [cell] = await store.cells(1, ['total|yield|'])
    expect(cell?.lines.get('|k|2026')).toEqual({ amount: 7n * 7n * 10_001n, count: 7 * 10_001 })
  })
})
