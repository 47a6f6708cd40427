import { describe, expect, test } from '@jest/globals'
import { addDays, type LocalDate, localDate } from '@seedline/values'
import fc from 'fast-check'
import { memorySums } from '../testing/memory-sums.ts'
import { type Counting, countOnce } from './count.ts'
import { beginNext, finishBuilding } from './generations.ts'
import { readSums } from './read-sums.ts'
import type { Step, SumsDefinition } from './step.ts'
import type { SumsStore } from './sums-store.ts'

/** What a made-up subject contributes: an amount in a place, from a day on. */
type Fact = Pick<Step, 'day' | 'amount'> & { readonly place: string; readonly ward: string }

const definition: SumsDefinition<readonly Fact[]> = {
  name: 'made_up',
  version: 1,
  stepsOf: (facts) =>
    facts.map(({ day, amount, place, ward }) => ({
      family: 'yield',
      group: [place, ward],
      key: 'k',
      day,
      amount,
      count: 1,
    })),
  totalsBy: () => [[], [0], [1], [0, 1]],
  monthsBy: 0,
  indexes: [],
}

const start = localDate('2025-11-20')
const offsets = fc.oneof(fc.integer({ min: -2, max: 3 }), fc.integer({ min: -800, max: 60 }))
const days = offsets.map((offset) => addDays(start, offset))
const fact: fc.Arbitrary<Fact> = fc.record({
  day: days,
  amount: fc.bigInt({ min: -5n, max: 10n ** 30n }),
  place: fc.constantFrom('', 'A', 'B'),
  ward: fc.constantFrom('', 'x', 'y'),
})
const subjects = ['s1', 's2', 's3']

/** A subject's facts change, something heard of is heard of again, days pass, all is counted anew, one or two counters take a turn. */
type Happening =
  | { readonly kind: 'stated'; readonly subject: string; readonly facts: readonly Fact[] }
  | { readonly kind: 'heard-again'; readonly subject: string; readonly version: number }
  | { readonly kind: 'days-pass'; readonly days: number }
  | { readonly kind: 'rebuilt' }
  | { readonly kind: 'turns'; readonly counters: number; readonly stopAt: number }

const subject = fc.constantFrom(...subjects)
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    kind: fc.constant('stated' as const),
    subject,
    facts: fc.array(fact, { maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('heard-again' as const),
    subject,
    version: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    kind: fc.constant('days-pass' as const),
    days: fc.oneof(fc.constant(1), fc.integer({ min: 2, max: 50 })),
  }),
  fc.record({ kind: fc.constant('rebuilt' as const) }),
  fc.record({
    kind: fc.constant('turns' as const),
    counters: fc.integer({ min: 1, max: 2 }),
    stopAt: fc.integer({ min: 1, max: 40 }),
  }),
)

interface Told {
  version: number
  facts: readonly Fact[]
}

const crash = new Error('stopped')

/** Plays what happens; each turn is cut off at some call, as a process that is killed would be. */
async function played(happenings: readonly Happening[]) {
  let today = start
  let calls = Number.POSITIVE_INFINITY
  const store = memorySums<readonly Fact[]>(() => {
    calls -= 1
    if (calls <= 0) throw crash
  })
  const told = new Map<string, Told>(subjects.map((one) => [one, { version: 0, facts: [] }]))
  const counting: Counting<readonly Fact[]> = {
    store,
    definition,
    today: () => today,
    source: {
      countedBy: '',
      subjectsOf: async (notices) =>
        notices.map(({ stream }) => ({ subjects: [stream], itself: true })),
      contributions: async (asked) =>
        new Map(
          asked.map((one) => {
            const { version = 0, facts = [] } = told.get(one) ?? {}
            return [one, { data: facts, seen: { [one]: version } }]
          }),
        ),
    },
  }
  let at = 0
  const notice = (stream: string, version: number, wantedBy = 0) => {
    at += 1
    return { stream, version, by: 'me', at, wantedBy }
  }
  const noteHeads = async (wantedBy: number) => {
    const heads = [...told].filter(([, { version }]) => version > 0)
    await store.note(
      heads.map(([stream, { version }]) => notice(stream, version, wantedBy)),
      'anew',
    )
  }
  await store.begin({
    generation: 1,
    seq: 0,
    base: start,
    nextBase: null,
    countedBy: '',
    notedAt: 0,
    built: true,
    open: undefined,
  })
  const noticesOf = () => store.notices({ by: 'me', othersUntil: 0, except: [], most: 2 })
  const turn = async (): Promise<boolean> => {
    const came = await countOnce(counting, noticesOf)
    if (came.kind !== 'idle') return false
    const built = await finishBuilding(counting, noteHeads)
    if (built !== undefined) await store.forgetBefore(built.generation)
    return built !== undefined
  }
  for (const one of happenings)
    switch (one.kind) {
      case 'stated': {
        const version = (told.get(one.subject)?.version ?? 0) + 1
        told.set(one.subject, { version, facts: one.facts })
        await store.note([notice(one.subject, version)])
        break
      }
      case 'heard-again': {
        const version = Math.min(one.version, told.get(one.subject)?.version ?? 0)
        if (version > 0) await store.note([notice(one.subject, version)])
        break
      }
      case 'days-pass':
        today = addDays(today, one.days)
        break
      case 'rebuilt':
        if ((await store.head('counted'))?.built) await beginNext(counting)
        break
      case 'turns': {
        calls = one.stopAt
        const turns = Array.from({ length: one.counters }, () =>
          turn().catch((error: unknown) => {
            if (error !== crash) throw error
          }),
        )
        await Promise.all(turns)
        calls = Number.POSITIVE_INFINITY
        break
      }
      default:
        one satisfies never
    }
  for (let turns = 0; turns < 100; turns += 1) {
    if (await turn()) break
  }
  return { store, facts: [...told.values()].flatMap(({ facts }) => facts), today }
}

const expected = (facts: readonly Fact[], by: readonly number[], day: LocalDate) => {
  const sums = new Map<string, readonly [bigint, number]>()
  for (const { place, ward, amount, day: on } of facts) {
    if (on > day) continue
    const group = by.map((at) => [place, ward][at] ?? '')
    const key = `${group.join('~')}|${on.slice(0, 4)}`
    const [before = 0n, count = 0] = sums.get(key) ?? []
    sums.set(key, [before + amount, count + 1])
  }
  return new Map([...sums].toSorted())
}

const found = async (
  store: SumsStore<readonly Fact[]>,
  by: readonly number[],
  day: LocalDate,
): Promise<unknown> => {
  const [lines = []] = await readSums(store, 'made_up', [{ family: 'yield', by }], day)
  const told = lines.map(
    ({ group, year, amount, count }) => [`${group.join('~')}|${year}`, [amount, count]] as const,
  )
  return new Map(told.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

describe('Sums that are kept', () => {
  test('are what is stated in the end, as of any day, whatever came twice, broke off, was counted by two at once, or anew', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { maxLength: 25 }),
        fc.array(days, { minLength: 1, maxLength: 4 }),
        async (happenings, asked) => {
          const { store, facts, today } = await played(happenings)
          for (const day of [today, ...asked])
            for (const by of [[], [0], [1], [0, 1]])
              expect(await found(store, by, day)).toEqual(expected(facts, by, day))
          expect(await store.pending(9)).toBe(0)
        },
      ),
      { numRuns: 150 },
    )
  })
})
