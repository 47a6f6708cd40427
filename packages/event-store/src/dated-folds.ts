import type { Instant, LocalDate } from '@seedline/values'
import type { Aggregate } from './aggregate.ts'
import type { Recorded } from './event.ts'
import type { EventStore } from './event-store.ts'
import { keptFolds } from './kept-folds.ts'
import { pacingUntil } from './pacing.ts'
import { readStream } from './read-stream.ts'
import {
  closed,
  further,
  furtherBy,
  type Known,
  type Mark,
  nothingKnown,
  opened,
  type Reversal,
  type Stretch,
  stretchesBefore,
  withReversals,
} from './stretches.ts'
import type { LeftOut } from './taken-back.ts'

/** How a stream is folded whose events bear the day on which they happened. */
export interface DatedFold<S, E> {
  readonly aggregate: Aggregate<unknown, E>
  begin(id: string): S
  /** Pure, as `evolve` is. */
  step(state: S, recorded: Recorded<E>): S
  /** What stays of one that was taken back by what is told; by default nothing. */
  leftOut?(state: S, recorded: Recorded<E>): S
  /** Undefined: of no day, it belongs to every one. */
  occurredOn(event: E): LocalDate | undefined
}

/** Which part of a stream is told; by default all of it. */
export interface Told {
  /** What happened until then … */
  readonly occurredOn?: LocalDate
  /** … or before that day. */
  readonly before?: LocalDate
  readonly recordedAt?: Instant
  readonly version?: number
}

/**
 * Folds streams as of days, in the order of recording. Of a long stream it remembers states on the way: a question
 * about a day then reads little more than what was dated about that day.
 */
export interface DatedFolds<S, E> {
  asOf(id: string, told: Told, deadline: Date): Promise<AsOfDay<S>>
  /** What happened from that day on, in the order of recording, but what was taken back. */
  from(id: string, day: LocalDate, version: number, deadline: Date): Promise<readonly Recorded<E>[]>
}

export interface AsOfDay<S> {
  readonly state: S
  /** Whether anything was recorded by then, of whatever day. */
  readonly recorded: boolean
  /** What takes back something, of all that is told. */
  readonly reversals: readonly Reversal[]
}

/** Where no caller is in a hurry. */
const BUDGET_MS = 10_000

/** The folds of one kind of stream in one store. */
export function datedFolds<S, E>(store: EventStore, fold: DatedFold<S, E>): DatedFolds<S, E> {
  const kept = keptFolds<S, E>()
  const readingOf = (
    id: string,
    told: Told,
    deadline: Date,
    known: Known<S, E>,
  ): Reading<S, E> => ({
    fold,
    id,
    told,
    known,
    ...reversalsOf(known, told),
    read: (from, to) => readStream(store, fold.aggregate, id, { ...told, from, to, deadline }),
    paced: pacingUntil(deadline, BUDGET_MS),
    learn: (learnt) => kept.keep(id, learnt),
  })
  const asked = async <T>(id: string, ask: (known: Known<S, E>) => Promise<T>): Promise<T> => {
    let known = kept.of(id) ?? nothingKnown
    // Ends with the deadline of what it asks.
    for (;;) {
      try {
        return await ask(known)
      } catch (error) {
        // What is stored may not be what was read before: another history, as after a database was restored.
        if (error instanceof OtherHistory) {
          kept.forget(id)
          known = nothingKnown
        } else if (error instanceof ReversalsMet) {
          known = withReversals(kept.of(id) ?? known, error.reversals)
          kept.keep(id, known)
        } else throw error
      }
    }
  }
  return {
    asOf: (id, told, deadline) =>
      asked(id, (known) => stateAsOf(readingOf(id, told, deadline, known))),
    from: (id, day, version, deadline) =>
      asked(id, (known) => eventsFrom(readingOf(id, { version }, deadline, known), day)),
  }
}

class OtherHistory extends Error {}

/** What was folded so far was taken back later on: it is folded anew without. */
class ReversalsMet extends Error {
  readonly reversals: readonly Reversal[]
  constructor(reversals: readonly Reversal[]) {
    super('Events were taken back')
    this.reversals = reversals
  }
}

interface Reading<S, E> {
  readonly fold: DatedFold<S, E>
  readonly id: string
  readonly told: Told
  readonly known: Known<S, E>
  /** Of the known ones. */
  readonly reversals: readonly Reversal[]
  readonly untold: readonly Reversal[]
  readonly leftOut: LeftOut
  readonly read: (from: number, to?: number) => AsyncIterable<Recorded<E>>
  readonly paced: () => Promise<void> | undefined
  readonly learn: (known: Known<S, E>) => void
}

function reversalsOf<S, E>(
  { reversals }: Known<S, E>,
  { version = Infinity, recordedAt }: Told,
): Pick<Reading<S, E>, 'reversals' | 'untold' | 'leftOut'> {
  const isTold = (one: Reversal): boolean =>
    one.version <= version && (recordedAt === undefined || one.recordedAt <= recordedAt)
  const told = reversals.filter(isTold)
  return {
    reversals: told,
    untold: reversals.filter((one) => !isTold(one)),
    leftOut: new Set(told.flatMap(({ takesBack }) => takesBack)),
  }
}

function stepped<S, E>({ fold, leftOut }: Reading<S, E>, state: S, recorded: Recorded<E>): S {
  if (!leftOut.has(recorded.version)) return fold.step(state, recorded)
  return fold.leftOut === undefined ? state : fold.leftOut(state, recorded)
}

async function stateAsOf<S, E>(reading: Reading<S, E>): Promise<AsOfDay<S>> {
  const { fold, id, told, paced } = reading
  const stretches = toldOf(reading)
  const { occurredOn, before } = told
  const happened = (on: LocalDate | undefined): boolean =>
    on === undefined ||
    ((occurredOn === undefined || on <= occurredOn) && (before === undefined || on < before))
  const start = stretches.findLastIndex(({ end }) => happened(end.latest))
  let state = stretches[start]?.end.state ?? fold.begin(id)
  for (const stretch of stretches.slice(start + 1)) {
    for await (const recorded of toldIn(stretch, happened, reading)) {
      if (!happened(fold.occurredOn(recorded.event))) continue
      state = stepped(reading, state, recorded)
      await paced()
    }
  }
  let recorded = stretches.length > 0
  for await (const { entry, whole, next } of tailOf(reading, stretches)) {
    recorded = true
    if (!happened(fold.occurredOn(entry.event))) continue
    // Nothing was left out so far: this state is that of the whole.
    state = state === whole ? next : stepped(reading, state, entry)
  }
  return { state, recorded, reversals: reading.reversals }
}

async function eventsFrom<S, E>(
  reading: Reading<S, E>,
  day: LocalDate,
): Promise<readonly Recorded<E>[]> {
  const { fold, leftOut, paced } = reading
  const stretches = toldOf(reading)
  const isFrom = (on: LocalDate | undefined): boolean => on !== undefined && on >= day
  const counts = ({ event, version }: Recorded<E>): boolean =>
    isFrom(fold.occurredOn(event)) && !leftOut.has(version)
  const events: Recorded<E>[] = []
  for (const stretch of stretches.filter(({ latest }) => isFrom(latest))) {
    for await (const recorded of reading.read(stretch.from, stretch.to)) {
      if (counts(recorded)) events.push(recorded)
      await paced()
    }
  }
  for await (const { entry } of tailOf(reading, stretches)) {
    if (counts(entry)) events.push(entry)
  }
  return events
}

/** The known stretches that were recorded as a whole by what is told, and are folded without just what is taken back by it. */
function toldOf<S, E>({ known, told, untold }: Reading<S, E>): readonly Stretch<S, E>[] {
  const { version, recordedAt } = told
  const beyond = known.stretches.findIndex(
    ({ to, end }) =>
      (version !== undefined && to > version) ||
      (recordedAt !== undefined && end.recordedAt > recordedAt),
  )
  const stretches = beyond === -1 ? known.stretches : known.stretches.slice(0, beyond)
  return stretchesBefore(stretches, untold)
}

/** Of a stretch in which nothing had happened yet only what is of no day. */
async function* toldIn<S, E>(
  { from, to, earliest, undated }: Stretch<S, E>,
  happened: (on: LocalDate | undefined) => boolean,
  { read }: Reading<S, E>,
): AsyncGenerator<Recorded<E>> {
  if (earliest === undefined || !happened(earliest)) yield* undated
  else yield* read(from, to)
}

interface Step<S, E> {
  readonly entry: Recorded<E>
  /** The state of the whole stream before it, of whatever day, and after it. */
  readonly whole: S
  readonly next: S
}

/** What was recorded since the last of these stretches; it is remembered where no more is known. */
async function* tailOf<S, E>(
  reading: Reading<S, E>,
  stretches: readonly Stretch<S, E>[],
): AsyncGenerator<Step<S, E>> {
  const { fold, id, known, untold, read, paced, learn } = reading
  const last = stretches.at(-1)
  const meeting = meetingOf(reading, last?.to ?? 0)
  const furthest = stretches.length === known.stretches.length && untold.length === 0
  let learnt: Known<S, E> = { ...known, stretches }
  let open = opened(learnt, fold.begin(id))
  let proven = last === undefined
  for await (const entry of read(last?.to ?? 1)) {
    if (!proven && last !== undefined) {
      if (!endsWith(last, entry)) throw new OtherHistory()
      proven = true
      continue
    }
    await paced()
    if (meeting.unknown(entry)) continue
    const whole = open.state
    const next = stepped(reading, whole, entry)
    yield { entry, whole, next }
    open = further(open, entry, fold.occurredOn(entry.event), next)
    if (open.to - open.from + 1 >= learnt.length) {
      learnt = furtherBy(learnt, closed(open, entry))
      open = opened(learnt, fold.begin(id))
      // At once: a read that its deadline ends is not in vain.
      if (furthest) learn(learnt)
    }
  }
  if (!proven) throw new OtherHistory()
  meeting.ended()
}

interface Meeting<E> {
  /** Whether this, or one before it, takes back what nobody knew of: what follows is read for more of them alone. */
  unknown(entry: Recorded<E>): boolean
  /** @throws ReversalsMet, and OtherHistory where one that was known is not there */
  ended(): void
}

function meetingOf<S, E>({ fold, reversals }: Reading<S, E>, from: number): Meeting<E> {
  const { takesBack } = fold.aggregate
  const awaited = new Set(reversals.flatMap(({ version }) => (version > from ? [version] : [])))
  const met: Reversal[] = []
  return {
    unknown({ event, version, recordedAt }) {
      const versions = takesBack?.versionsOf(event) ?? []
      if (versions.length > 0 && !awaited.delete(version))
        met.push({ version, recordedAt, takesBack: versions })
      return met.length > 0
    },
    ended() {
      if (awaited.size > 0) throw new OtherHistory()
      if (met.length > 0) throw new ReversalsMet(met)
    },
  }
}

const endsWith = <S, E>(
  { to, end }: { readonly to: number; readonly end: Mark<S> },
  { version, commandId, recordedAt }: Recorded<E>,
): boolean => version === to && commandId === end.commandId && recordedAt === end.recordedAt
