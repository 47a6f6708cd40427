import { expect, test } from '@jest/globals'
import { begunGeneration, countingOf, notesOf, type Yield } from '../testing/made-up-sums.ts'
import { memorySums } from '../testing/memory-sums.ts'
import { countOnce } from './count.ts'
import { looksForNotices } from './looks-for-notices.ts'

test('Who can’t be counted at all is set aside, and everybody else is counted', async () => {
  const subjects = Array.from({ length: 30 }, (_, at) => `s${at}`)
  const data = { place: 'A', amount: 7n }
  const known = new Map(subjects.map((one) => [one, { data, seen: { [one]: 1 } }]))
  const store = memorySums<Yield>()
  const counting = countingOf(known, store)
  const failing = {
    ...counting,
    definition: {
      ...counting.definition,
      stepsOf: (one: Yield) => {
        if (one.amount < 0n) throw new Error('it doesn’t fit')
        return counting.definition.stepsOf(one)
      },
    },
  }
  known.set('s7', { data: { place: 'A', amount: -1n }, seen: { s7: 1 } })
  await store.begin(begunGeneration(1, true))
  const noted = notesOf()
  await store.note(subjects.map((one) => noted(one, 1)))
  const looks = looksForNotices(store, 'me')
  const aside: unknown[] = []
  for (let turn = 0; turn < 20; turn += 1)
    try {
      const came = await countOnce(failing, looks.look)
      if (came.kind === 'counted') looks.counted(came.left)
    } catch {
      aside.push(looks.failed())
    }
  expect(aside.at(-1)).toMatchObject({ stream: 's7' })
  expect(await store.notices({ by: 'me', othersUntil: 0, except: [], most: 99 })).toMatchObject([
    { stream: 's7' },
  ])
  expect((await store.counted(1, subjects)).length).toBe(29)
})

test('It is told whether more is waiting than goes into a batch', async () => {
  const noted = notesOf()
  const look = async (there: number) => {
    const all = Array.from({ length: there }, (_, at) => noted(`s${at}`, 1))
    const looks = looksForNotices({ notices: async ({ most }) => all.slice(0, most) }, 'me')
    const taken = await looks.look({ built: true })
    return { taken: taken.length, isBehind: looks.counted([]) }
  }
  expect(await look(999)).toEqual({ taken: 999, isBehind: false })
  expect(await look(1_500)).toEqual({ taken: 1_000, isBehind: true })
})
