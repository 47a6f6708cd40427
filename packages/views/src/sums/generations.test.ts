import { describe, expect, test } from '@jest/globals'
import { allNotices, begunGeneration, countingOf, notesOf, today } from '../testing/made-up-sums.ts'
import { countOnce } from './count.ts'
import { beginNext, beginWhereNeeded, finishBuilding } from './generations.ts'
import { readSums } from './read-sums.ts'

const known = new Map([['s1', { data: { place: 'A', amount: 7n }, seen: { s1: 1 } }]])
const asked = [{ family: 'yield', by: [] }]
const told = [[{ amount: 7n, count: 1 }]]

/** Sums whose first generation is read, and what one of their keepers does. */
async function kept() {
  const counting = countingOf(known)
  const { store } = counting
  const noted = notesOf()
  const noteHeads = (wantedBy: number) => store.note([noted('s1', 1, wantedBy)], 'anew')
  const notices = () => store.notices(allNotices)
  const finish = () => finishBuilding(counting, noteHeads)
  const countAll = async () => {
    while ((await countOnce(counting, notices)).kind !== 'idle');
  }
  await store.begin(begunGeneration(1))
  return { counting, store, noteHeads, notices, finish, countAll }
}

describe('A generation of sums', () => {
  test('is read once all that was noted for it is counted', async () => {
    const { store, finish, countAll } = await kept()
    await finish()
    expect(await finish()).toBeUndefined()
    await countAll()
    expect(await finish()).toEqual({ generation: 1, without: [], justNow: true })
    expect(await readSums(store, 'yields', asked, today)).toMatchObject(told)
  })

  test('has all of its notices to itself, though a counter of the one before stood still while it began', async () => {
    const { counting, store, notices, finish, countAll } = await kept()
    await finish()
    await countAll()
    await finish()
    // Between its two looks, at the journal and at the notices.
    const came = await countOnce(counting, async () => {
      await beginNext(counting)
      await finish()
      return notices()
    })
    expect(came.kind).toBe('contended')
    await countAll()
    expect(await finish()).toMatchObject({ generation: 2 })
    expect(await readSums(store, 'yields', asked, today)).toMatchObject(told)
  })

  test('is begun anew at a start with other data to count by, and read until then as it was', async () => {
    const { counting, store, notices, noteHeads, finish, countAll } = await kept()
    await finish()
    await countAll()
    await finish()
    await beginWhereNeeded(counting)
    expect(await store.head('counted')).toMatchObject({ generation: 1 })

    const other = new Map([['s1', { data: { place: 'A', amount: 9n }, seen: { s1: 1 } }]])
    const anew = countingOf(other, store, 'other data')
    await beginWhereNeeded(anew)
    await beginWhereNeeded(anew)
    expect(await store.head('counted')).toMatchObject({ generation: 2, countedBy: 'other data' })
    expect(await readSums(store, 'yields', asked, today)).toMatchObject(told)
    await finishBuilding(anew, noteHeads)
    // Who still counts by what was before leaves it to the other.
    await countAll()
    expect(await store.counted(2, ['s1'])).toEqual([])
    while ((await countOnce(anew, notices)).kind !== 'idle');
    expect(await finishBuilding(anew, noteHeads)).toMatchObject({ generation: 2 })
    expect(await readSums(store, 'yields', asked, today)).toMatchObject([[{ amount: 9n }]])
  })

  test('isn’t taken for counted where notices of before are forgotten after it began', async () => {
    const { counting, store, notices, finish, countAll } = await kept()
    await finish()
    const before = await notices()
    await countAll()
    await finish()
    await beginNext(counting)
    await finish()
    await store.settle(before)
    expect(await store.wantedBy(2, 9)).toHaveLength(1)
  })

  test('isn’t read before all is counted, though another replica notes the same heads a moment later', async () => {
    const { counting, noteHeads, finish, countAll } = await kept()
    // It found nothing noted; while it notes, the first has noted all and says so.
    await finishBuilding(counting, async (wantedBy) => {
      await finish()
      await noteHeads(wantedBy)
    })
    expect(await finish()).toBeUndefined()
    await countAll()
    expect(await finish()).toMatchObject({ generation: 1, justNow: true })
  })
})
