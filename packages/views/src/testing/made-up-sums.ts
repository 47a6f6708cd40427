import { localDate } from '@seedline/values'
import type { Contribution, Counting } from '../sums/count.ts'
import type { SumsDefinition } from '../sums/step.ts'
import type { Notice, SumsStore } from '../sums/sums-store.ts'
import { memorySums } from './memory-sums.ts'

/** Subjects that yield an amount in a place, since the first day of the year. */
export interface Yield {
  readonly place: string
  readonly amount: bigint
}

export const yields: SumsDefinition<Yield> = {
  name: 'yields',
  version: 1,
  stepsOf: ({ place, amount }) => [
    { family: 'yield', group: [place], key: 'k', day: localDate('2026-01-01'), amount, count: 1 },
  ],
  totalsBy: () => [[], [0]],
  monthsBy: 0,
  indexes: [],
}

export const today = localDate('2026-11-30')

export const begunGeneration = (generation: number, built = false) => ({
  generation,
  seq: 0,
  countedBy: '',
  base: today,
  nextBase: null,
  notedAt: built ? 0 : null,
  built,
  open: undefined,
})

export const allNotices = { by: 'me', othersUntil: Number.MAX_SAFE_INTEGER, except: [], most: 99 }

/** What is noted of a stream: each time at a later moment. */
export function notesOf(): (stream: string, version: number, wantedBy?: number) => Notice {
  let at = 0
  return (stream, version, wantedBy = 0) => {
    at += 1
    return { stream, version, by: 'me', at, wantedBy }
  }
}

/** Counts subjects, each of one stream by its own name or `<subject>/<part>`, as `known` has them at the time. */
export function countingOf(
  known: ReadonlyMap<string, Contribution<Yield>>,
  store: SumsStore<Yield> = memorySums<Yield>(),
  countedBy = '',
): Counting<Yield> {
  return {
    store,
    definition: yields,
    today: () => today,
    source: {
      countedBy,
      subjectsOf: async (notices) =>
        notices.map(({ stream }) => ({ subjects: [stream.split('/')[0] ?? ''], itself: true })),
      contributions: async (subjects) =>
        new Map(
          subjects.flatMap((subject) => {
            const found = known.get(subject)
            return found === undefined ? [] : [[subject, found] as const]
          }),
        ),
    },
  }
}
