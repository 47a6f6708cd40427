import type { LocalDate } from '@seedline/values'
import { batchOf, carryOut } from './carry-out.ts'
import { deltasOf, deltasOfDays, type SumsDefinition } from './step.ts'
import type { Counted, Journal, Notice, SumsStore } from './sums-store.ts'

/** What a subject contributes as the read models have it now. */
export interface Contribution<D> {
  readonly data: D
  /** Per stream, the version that it includes. */
  readonly seen: Readonly<Record<string, number>>
}

/**
 * Whom a stream is about. `itself`: it is one of the subject's own, which has to be known as far as was noted. Else subjects
 * that nobody knows are passed over: their own streams will bring them.
 */
export interface About {
  readonly subjects: readonly string[]
  readonly itself: boolean
}

/** How far a stream has come. */
export type Noted = Pick<Notice, 'stream' | 'version'>

/** Where contributions come from. */
export interface SumsSource<D> {
  /** Names what contributions follow from beside facts, as reference data: where it is another, all is counted anew. */
  readonly countedBy: string
  /** Whom each notice is about; undefined where that can't be told yet. */
  subjectsOf(notices: readonly Noted[]): Promise<readonly (About | undefined)[]>
  contributions(subjects: readonly string[]): Promise<ReadonlyMap<string, Contribution<D>>>
}

export interface Counting<D> {
  readonly store: SumsStore<D>
  readonly definition: SumsDefinition<D>
  readonly source: SumsSource<D>
  today(): LocalDate
}

/** A batch ends behind so many steps: its journal has to fit a document. */
const mostSteps = 20_000
/** Of a generation that nobody reads yet: the fewer batches, the fewer times each document of sums is written. */
const mostStepsUnread = 50_000

/** What came of one turn. */
export type Turn =
  | { readonly kind: 'idle'; readonly journal: Journal<unknown> }
  | { readonly kind: 'counted'; readonly left: readonly Notice[]; readonly isWritten: boolean }
  | { readonly kind: 'contended' }

/** Carries out what is open, moves the base to today, or counts the notices' subjects anew: one batch, at most. */
export async function countOnce<D>(
  counting: Counting<D>,
  noticesOf: (journal: Pick<Journal<D>, 'built'>) => Promise<readonly Notice[]>,
): Promise<Turn> {
  const { store, source, today } = counting
  // The journal first: whatever is read after it is as new as what its last batch counted, or newer.
  const journal = await store.journal()
  if (journal === undefined) return { kind: 'contended' }
  if (journal.open !== undefined) {
    await carryOut(store, journal)
    return { kind: 'counted', left: [], isWritten: true }
  }
  if (journal.base < today()) return moveBase(counting, journal)
  if (journal.countedBy !== source.countedBy) return { kind: 'idle', journal }
  const notices = await noticesOf(journal)
  // What was noted for a generation that has begun meanwhile is that one's to count, and to forget.
  if ((await store.head('counted'))?.generation !== journal.generation) return { kind: 'contended' }
  return notices.length === 0 ? { kind: 'idle', journal } : countNotices(counting, journal, notices)
}

async function advance<D>(
  { store }: Counting<D>,
  from: Journal<D>,
  to: Pick<Journal<D>, 'open' | 'nextBase'>,
): Promise<boolean> {
  const next: Journal<D> = { ...from, ...to, seq: from.seq + 1 }
  const { generation, seq } = from
  if (!(await store.advance({ generation, seq, isOpen: false }, next))) return false
  await carryOut(store, next)
  return true
}

/** Not further than the end of the next month at once: its batch is bounded as its months are. */
async function moveBase<D>(counting: Counting<D>, journal: Journal<D>): Promise<Turn> {
  const { store, definition, today } = counting
  const { generation, base } = journal
  const month = base.slice(0, 7)
  const following = nextMonth(month)
  const last = `${following}-31` as LocalDate
  const [to = base] = [today(), last].toSorted()
  const months = await store.months(generation, undefined, month, following)
  const cells = months.map(({ id, family, month: of, lines }) => ({
    place: { id, family, month: of },
    lines,
  }))
  const open = batchOf<D>(deltasOfDays(definition, cells, base, to), [])
  const moved = await advance(counting, journal, { open, nextBase: to })
  return moved ? { kind: 'counted', left: [], isWritten: true } : { kind: 'contended' }
}

const nextMonth = (month: string): string => {
  const [year, nth] = [Number(month.slice(0, 4)), Number(month.slice(5))]
  return nth === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${month.slice(0, 4)}-${String(nth + 1).padStart(2, '0')}`
}

async function countNotices<D>(
  counting: Counting<D>,
  journal: Journal<D>,
  noted: readonly Notice[],
): Promise<Turn> {
  const { store, definition, source } = counting
  const allAbout = await source.subjectsOf(noted)
  const seen = await store.seen(journal.generation, subjectsIn(allAbout))
  const already = alreadyCounted(noted, allAbout, seen)
  const notices = noted.filter((notice) => !already.has(notice))
  const about = allAbout.filter((_, at) => !already.has(noted[at]))
  const known = await source.contributions(subjectsIn(about))
  const behind = await behindOf(source, known, seen)
  const ready = new Set<Notice | undefined>(
    notices.filter((notice, at) => isReady(notice, about[at], known, behind)),
  )
  const all = subjectsIn(about.filter((_, at) => ready.has(notices[at])))
  // Else a stream that is about more subjects than one batch holds would never come to its end.
  const asCounted = new Set(
    all.filter((subject) => isSame(known.get(subject)?.seen, seen.get(subject))),
  )
  const subjects = all.filter((subject) => !asCounted.has(subject))
  const before = await store.counted(journal.generation, subjects)
  const most = journal.built ? mostSteps : mostStepsUnread
  const { counted, taken, given } = bounded(definition, known, before, subjects, most)
  const deltas = deltasOf(definition, journal.base, taken, given)
  const done = new Set([...asCounted, ...counted.map(({ subject }) => subject)])
  const settled = notices.filter(
    (notice, at) =>
      ready.has(notice) &&
      about[at]?.subjects.every((subject) => done.has(subject) || !known.has(subject)),
  )
  if (counted.length > 0) {
    const open = batchOf(deltas, counted)
    if (!(await advance(counting, journal, { open, nextBase: null }))) return { kind: 'contended' }
  }
  await store.settle([...noted.filter((notice) => already.has(notice)), ...settled])
  const left = notices.filter((notice) => !ready.has(notice))
  return { kind: 'counted', left, isWritten: counted.length > 0 }
}

const subjectsIn = (about: readonly (About | undefined)[]): readonly string[] => [
  ...new Set(about.flatMap((one) => one?.subjects ?? [])),
]

type Seen = ReadonlyMap<string, Contribution<unknown>['seen']>

/** Whether a subject is known from the very versions that it was counted from. */
const isSame = (
  now: Contribution<unknown>['seen'] | undefined,
  before: Contribution<unknown>['seen'] | undefined,
): boolean => {
  if (now === undefined || before === undefined) return false
  const streams = Object.entries(now)
  return (
    streams.length === Object.keys(before).length &&
    streams.every(([stream, version]) => before[stream] === version)
  )
}

/** Notices of what was counted with something else of the same subjects: all of a subject is counted at once. */
const alreadyCounted = (
  notices: readonly Notice[],
  about: readonly (About | undefined)[],
  seen: Seen,
): ReadonlySet<Notice | undefined> =>
  new Set(
    notices.filter(({ stream, version }, at) => {
      const { subjects = [] } = about[at] ?? {}
      return (
        subjects.length > 0 &&
        subjects.every((subject) => (seen.get(subject)?.[stream] ?? 0) >= version)
      )
    }),
  )

/**
 * Subjects of which what is known is older than what was counted, for a read model was begun anew or rolled back. What is not
 * known of a subject at all may be another's by now.
 */
async function behindOf<D>(
  source: SumsSource<D>,
  known: ReadonlyMap<string, Contribution<D>>,
  seen: Seen,
): Promise<ReadonlySet<string>> {
  const older = [...seen].flatMap(([subject, before]) => {
    const now = known.get(subject)?.seen
    return Object.entries(before).flatMap(([stream, version]) =>
      now !== undefined && (now[stream] ?? 0) >= version
        ? []
        : [{ subject, stream, version, isKnown: now?.[stream] !== undefined }],
    )
  })
  const lacking = older.filter(({ isKnown }) => !isKnown)
  const about = lacking.length === 0 ? [] : await source.subjectsOf(lacking)
  const stillIts = lacking.filter(
    ({ subject }, at) => about[at]?.subjects.includes(subject) ?? true,
  )
  return new Set(
    [...older.filter(({ isKnown }) => isKnown), ...stillIts].map(({ subject }) => subject),
  )
}

/** Whether what is known of a notice's subjects includes what was noted. */
const isReady = (
  { stream, version }: Notice,
  about: About | undefined,
  known: ReadonlyMap<string, Contribution<unknown>>,
  behind: ReadonlySet<string>,
): boolean =>
  about?.subjects.every(
    (subject) =>
      !behind.has(subject) && (!about.itself || (known.get(subject)?.seen[stream] ?? 0) >= version),
  ) ?? false

/** As many subjects as fit one batch; one at least. */
function bounded<D>(
  definition: SumsDefinition<D>,
  known: ReadonlyMap<string, Contribution<D>>,
  before: readonly Counted<D>[],
  subjects: readonly string[],
  most: number,
) {
  const was = new Map(before.map((one) => [one.subject, one.data]))
  const counted: Omit<Counted<D>, 'seq'>[] = []
  const taken = []
  const given = []
  for (const subject of subjects) {
    const found = known.get(subject)
    if (found === undefined) continue
    if (taken.length + given.length > most) break
    const earlier = was.get(subject)
    if (earlier !== undefined) taken.push(...definition.stepsOf(earlier))
    given.push(...definition.stepsOf(found.data))
    counted.push({ subject, ...found })
  }
  return { counted, taken, given }
}
