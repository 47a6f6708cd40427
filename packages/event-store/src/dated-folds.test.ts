import { describe, expect, test } from '@jest/globals'
import { type Instant, instantOf, type LocalDate, localDate } from '@seedline/values'
import fc from 'fast-check'
import type { Aggregate } from './aggregate.ts'
import { type DatedFold, datedFolds } from './dated-folds.ts'
import type { Recorded } from './event.ts'
import type { EventStore } from './event-store.ts'

interface Note {
  readonly text: string
  readonly on: LocalDate | undefined
  /** The versions of earlier notes. */
  readonly takesBack?: readonly number[]
}

const aggregate = {
  name: 'notes',
  takesBack: { versionsOf: ({ takesBack = [] }: Note) => takesBack },
} as unknown as Aggregate<unknown, Note>
const steps = { count: 0 }
const fold: DatedFold<string, Note> = {
  aggregate,
  begin: (id) => `${id}:`,
  step(state, { event }) {
    steps.count += 1
    return `${state} ${event.text}`
  },
  leftOut: (state, { event }) => `${state} (${event.text})`,
  occurredOn: ({ on }) => on,
}

const timeOf = (version: number): Instant =>
  instantOf(new Date(Date.UTC(2026, 0, 1) + Math.floor(version / 3) * 1000))
const soon = () => new Date(Date.now() + 10_000)

const recordedOf = (event: Note, index: number, history: string): Recorded<Note> => ({
  event,
  eventId: `notes-a@${index + 1}`,
  type: 'note',
  stream: 'notes-a',
  id: 'a',
  version: index + 1,
  decidedAt: timeOf(index + 1),
  recordedAt: timeOf(index + 1),
  actor: { subject: 'u', name: 'u', roles: [], organisation: 'o' },
  commandId: `${history}-${index}`,
})

/** A store of one stream whose events can be added to, or be those of another history. */
function storeOf(notes: readonly Note[], history = 'one') {
  const reads = { events: 0 }
  let events = notes.map((note, index) => recordedOf(note, index, history))
  const read = async (
    _: unknown,
    __: string,
    { fromVersion = 1, limit = 1000, recordedAt }: Parameters<EventStore['read']>[2] = {},
  ) => {
    const page = events
      .filter(({ version }) => version >= fromVersion)
      .filter((each) => recordedAt === undefined || each.recordedAt <= recordedAt)
      .slice(0, limit)
    reads.events += page.length
    return page
  }
  return {
    store: { read } as unknown as EventStore,
    reads,
    become(others: readonly Note[], other: string) {
      events = others.map((note, index) => recordedOf(note, index, other))
    },
  }
}

const day = (number: number): LocalDate =>
  localDate(new Date(Date.UTC(2020, 0, 1 + number)).toISOString().slice(0, 10))

function plainly(notes: readonly Note[], on: LocalDate | undefined, most = Infinity): string {
  const told = notes.slice(0, most)
  const leftOut = new Set(told.flatMap(({ takesBack = [] }) => takesBack))
  return told
    .map((note, index) => ({
      ...note,
      text: leftOut.has(index + 1) ? `(${note.text})` : note.text,
    }))
    .filter((note) => !note.on || on === undefined || note.on <= on)
    .reduce((state, { text }) => `${state} ${text}`, 'a:')
}

// Mostly one after another, some late, some of no day; long enough for stretches to be joined.
const histories: fc.Arbitrary<readonly Note[]> = fc
  .tuple(fc.integer({ min: 0, max: 18_000 }), fc.infiniteStream(fc.nat(99)))
  .map(([length, chances]) =>
    Array.from({ length }, (_, index) => {
      const chance = chances.next().value ?? 0
      const number = chance < 3 ? Math.floor((index * chance) / 6) : Math.floor(index / 20)
      return { text: String(index), on: chance > 97 ? undefined : day(number) }
    }),
  )

/** The same, then some of its notes taken back, each by another, and more notes after each. */
const withReversals = fc
  .tuple(histories, fc.array(fc.tuple(fc.nat(), fc.nat(400)), { minLength: 1, maxLength: 5 }))
  .map(([notes, picks]) => {
    const all: Note[] = [...notes]
    const taken = new Set<number>()
    for (const [pick, more] of picks) {
      const version = 1 + (pick % Math.max(all.length, 1))
      const of = all[version - 1]
      if (of === undefined || of.takesBack || taken.has(version)) continue
      taken.add(version)
      all.push({ text: 'back', on: undefined, takesBack: [version] })
      for (let each = 0; each < more; each += 1) all.push({ text: `+${each}`, on: day(each) })
    }
    return all
  })

describe('A stream of which something was taken back', () => {
  const questions = fc.array(
    fc.record({
      on: fc.option(fc.nat(950), { nil: undefined }),
      version: fc.option(fc.nat(18_005), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 5 },
  )

  test('is folded as of every day without it, and as it was recorded before with it', async () => {
    await fc.assert(
      fc.asyncProperty(withReversals, questions, fc.nat(6), async (notes, asked, late) => {
        const { store, become } = storeOf(notes.slice(0, notes.length - late))
        const folds = datedFolds(store, fold)
        // Asked once before the last were recorded, and with what was recorded since.
        await folds.asOf('a', {}, soon())
        become(notes, 'one')
        for (const { on, version } of [...asked, { on: undefined, version: undefined }]) {
          const occurredOn = on === undefined ? undefined : day(on)
          const told = { ...(occurredOn && { occurredOn }), ...(version && { version }) }
          const { state, reversals } = await folds.asOf('a', told, soon())
          expect(state === plainly(notes, occurredOn, version || Infinity)).toBe(true)
          const back = notes.slice(0, version || Infinity).filter(({ takesBack }) => takesBack)
          expect(reversals).toHaveLength(back.length)
          if (on === undefined) continue
          const since = await folds.from('a', day(on), version || notes.length, soon())
          const leftOut = new Set(back.flatMap(({ takesBack = [] }) => takesBack))
          expect(since.map((each) => each.version)).toEqual(
            notes.flatMap((note, index) =>
              index < (version || Infinity) &&
              note.on &&
              note.on >= day(on) &&
              !leftOut.has(index + 1)
                ? [index + 1]
                : [],
            ),
          )
        }
      }),
      { numRuns: 15 },
    )
  }, 60_000)

  test('is read anew where the database was restored to before the reversal', async () => {
    const notes = Array.from({ length: 900 }, (_, index) => ({ text: `${index}`, on: day(index) }))
    const back = { text: 'back', on: undefined, takesBack: [700] }
    const { store, become } = storeOf([...notes, back])
    const folds = datedFolds(store, fold)
    await folds.asOf('a', {}, soon())
    become(notes, 'one')
    expect((await folds.asOf('a', {}, soon())).state).toBe(plainly(notes, undefined))
  })

  test('is remembered without it also where a fold that was cut off comes between', async () => {
    const notes = Array.from({ length: 1_200 }, (_, index) => ({
      text: `${index}`,
      on: day(index),
    }))
    const all = [...notes, { text: 'back', on: undefined, takesBack: [5] }]
    const { store, become } = storeOf(notes)
    let left = Infinity
    const folds = datedFolds(store, {
      ...fold,
      step(state, recorded) {
        left -= 1
        if (left < 0) throw new Error('cut off')
        return fold.step(state, recorded)
      },
    })
    await folds.asOf('a', {}, soon())
    become(all, 'one')
    left = 400
    await expect(folds.asOf('a', {}, soon())).rejects.toThrow('cut off')
    left = Infinity
    expect((await folds.asOf('a', { version: 1_200 }, soon())).state).toBe(
      plainly(notes, undefined),
    )
    expect((await folds.asOf('a', {}, soon())).state).toBe(plainly(all, undefined))
  })

  test('costs a whole fold once, and little from then on', async () => {
    const notes = Array.from({ length: 20_000 }, (_, index) => ({
      text: '',
      on: day(Math.floor(index / 20)),
    }))
    const { store, become } = storeOf(notes)
    const folds = datedFolds(store, fold)
    await folds.asOf('a', {}, soon())
    become([...notes, { text: 'back', on: undefined, takesBack: [5] }], 'one')
    steps.count = 0
    await folds.asOf('a', {}, soon())
    expect(steps.count).toBeGreaterThan(19_000)
    steps.count = 0
    await folds.asOf('a', { occurredOn: day(500) }, soon())
    expect(steps.count).toBeLessThan(1_300)
  })
})

describe('A stream folded as of a day', () => {
  test('is what the plain fold makes of what had happened, however often and in whatever order it is asked', async () => {
    const questions = fc.array(
      fc.record({
        on: fc.option(fc.nat(950), { nil: undefined }),
        version: fc.option(fc.nat(18_000), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 4 },
    )
    await fc.assert(
      fc.asyncProperty(histories, questions, fc.nat(18_000), async (notes, asked, before) => {
        const { store, become } = storeOf(notes.slice(0, before))
        const folds = datedFolds(store, fold)
        // Asked once before all was recorded.
        await folds.asOf('a', {}, soon())
        become(notes, 'one')
        for (const { on, version } of asked) {
          const occurredOn = on === undefined ? undefined : day(on)
          const told = { ...(occurredOn && { occurredOn }), ...(version && { version }) }
          const { state } = await folds.asOf('a', told, soon())
          expect(state === plainly(notes, occurredOn, version || Infinity)).toBe(true)
        }
      }),
      { numRuns: 12 },
    )
  }, 60_000)

  test('as it was recorded by a moment: later entries are not told', async () => {
    const notes = Array.from({ length: 2_000 }, (_, index) => ({
      text: `${index}`,
      on: day(index),
    }))
    const { store } = storeOf(notes)
    const folds = datedFolds(store, fold)
    await folds.asOf('a', {}, soon())
    for (const version of [1, 3, 700, 1_499, 2_000]) {
      const by = notes.findLastIndex((_, index) => timeOf(index + 1) <= timeOf(version)) + 1
      const told = { recordedAt: timeOf(version), occurredOn: day(1_200) }
      const { state } = await folds.asOf('a', told, soon())
      expect(state === plainly(notes, day(1_200), by)).toBe(true)
    }
  })

  test('tells what happened from a day on, up to a version, and what had before', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.nat(900), fc.nat(18_000), async (notes, on, version) => {
        const folds = datedFolds(storeOf(notes).store, fold)
        await folds.asOf('a', {}, soon())
        const from = await folds.from('a', day(on), version, soon())
        const expected = notes.slice(0, version).filter((note) => note.on && note.on >= day(on))
        expect(from.map(({ event }) => event.text)).toEqual(expected.map(({ text }) => text))
        const told = { before: day(on), version }
        const { state } = await folds.asOf('a', told, soon())
        expect(state === plainly(notes, day(on - 1), version)).toBe(true)
      }),
      { numRuns: 8 },
    )
  }, 60_000)

  test('reads and folds little of a long stream that it has read before', async () => {
    const notes = Array.from({ length: 20_000 }, (_, index) => ({
      text: '',
      on: index % 50 === 0 ? undefined : day(Math.floor(index / 20)),
    }))
    const { store, reads } = storeOf(notes)
    const folds = datedFolds(store, fold)
    await folds.asOf('a', {}, soon())
    for (const on of [0, 333, 666, 999]) {
      reads.events = 0
      steps.count = 0
      await folds.asOf('a', { occurredOn: day(on) }, soon())
      expect(reads.events).toBeLessThan(1_300)
      expect(steps.count).toBeLessThan(1_300)
    }
  })

  test('of a database that was restored is read anew', async () => {
    const notes = Array.from({ length: 1_200 }, (_, index) => ({
      text: `${index}`,
      on: day(index),
    }))
    const { store, become } = storeOf(notes)
    const folds = datedFolds(store, fold)
    await folds.asOf('a', {}, soon())
    const others = notes.slice(0, 700).map(({ on }, index) => ({ text: `other ${index}`, on }))
    become(others, 'another')
    const { state } = await folds.asOf('a', { occurredOn: day(600) }, soon())
    expect(state).toBe(plainly(others, day(600)))
  })

  test('lets others have their turn, and ends at its deadline', async () => {
    const slow: DatedFold<string, Note> = {
      ...fold,
      step(state) {
        const until = performance.now() + 1
        while (performance.now() < until);
        return state
      },
    }
    const notes = Array.from({ length: 900 }, () => ({ text: '', on: day(1) }))
    const folds = datedFolds(storeOf(notes).store, slow)
    let turns = 0
    const ticking = setInterval(() => {
      turns += 1
    }, 1)
    const asked = folds.asOf('a', {}, new Date(Date.now() + 250))
    await expect(asked).rejects.toMatchObject({ problem: { code: 'EVENT_STORE_UNAVAILABLE' } })
    clearInterval(ticking)
    expect(turns).toBeGreaterThan(3)
  })
})
