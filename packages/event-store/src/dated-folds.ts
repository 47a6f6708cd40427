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
  type Stretch,
} from './stretches.ts'

/** How a stream is folded whose events bear the day on which they happened. */
export interface DatedFold<S, E> {
  readonly aggregate: Aggregate<unknown, E>
  begin(id: string): S
  /** Pure, as `evolve` is. */
  step(state: S, recorded: Recorded<E>): S
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
  /** `recorded`: whether anything was recorded by then, of whatever day. */
  asOf(
    id: string,
    told: Told,
    deadline: Date,
  ): Promise<{ readonly state: S; readonly recorded: boolean }>
  /** What happened from that day on, in the order of recording. */
  from(id: string, day: LocalDate, version: number, deadline: Date): Promise<readonly Recorded<E>[]>
}

/** Where no caller is in a hurry. */
const BUDGET_MS = 10_000

/** The folds of one kind of stream in one store. */
export function datedFolds<S, E>(store: EventStore, fold: DatedFold<S, E>): DatedFolds<S, E> {
  const kept = keptFolds<S, E>()
  const readingOf = (id: string, told: Told, deadline: Date): Reading<S, E> => ({
    fold,
    id,
    told,
    known: kept.of(id) ?? nothingKnown,
    read: (from, to) => readStream(store, fold.aggregate, id, { ...told, from, to, deadline }),
    paced: pacingUntil(deadline, BUDGET_MS),
    learn: (known) => kept.keep(id, known),
  })
  // What is stored may not be what was read before: another history, as after a database was restored.
  const ofOneHistory = async <T>(id: string, ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof OtherHistory)) throw error
      kept.forget(id)
      return ask()
    }
  }
  return {
    asOf: (id, told, deadline) => ofOneHistory(id, () => stateAsOf(readingOf(id, told, deadline))),
    from: (id, day, version, deadline) =>
      ofOneHistory(id, () => eventsFrom(readingOf(id, { version }, deadline), day)),
  }
}

class OtherHistory extends Error {}

interface Reading<S, E> {
  readonly fold: DatedFold<S, E>
  readonly id: string
  readonly told: Told
  readonly known: Known<S, E>
  readonly read: (from: number, to?: number) => AsyncIterable<Recorded<E>>
  readonly paced: () => Promise<void> | undefined
  readonly learn: (known: Known<S, E>) => void
}

async function stateAsOf<S, E>(
  reading: Reading<S, E>,
): Promise<{ readonly state: S; readonly recorded: boolean }> {
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
      state = fold.step(state, recorded)
      await paced()
    }
  }
  let recorded = stretches.length > 0
  for await (const { entry, whole, next } of tailOf(reading, stretches)) {
    recorded = true
    if (!happened(fold.occurredOn(entry.event))) continue
    // Nothing was left out so far: this state is that of the whole.
    state = state === whole ? next : fold.step(state, entry)
  }
  return { state, recorded }
}

async function eventsFrom<S, E>(
  reading: Reading<S, E>,
  day: LocalDate,
): Promise<readonly Recorded<E>[]> {
  const { fold, paced } = reading
  const stretches = toldOf(reading)
  const isFrom = (on: LocalDate | undefined): boolean => on !== undefined && on >= day
  const events: Recorded<E>[] = []
  for (const stretch of stretches.filter(({ latest }) => isFrom(latest))) {
    for await (const recorded of reading.read(stretch.from, stretch.to)) {
      if (isFrom(fold.occurredOn(recorded.event))) events.push(recorded)
      await paced()
    }
  }
  for await (const { entry } of tailOf(reading, stretches)) {
    if (isFrom(fold.occurredOn(entry.event))) events.push(entry)
  }
  return events
}

/** The known stretches that were recorded as a whole by what is told. */
function toldOf<S, E>({ known, told }: Reading<S, E>): readonly Stretch<S, E>[] {
  const { version, recordedAt } = told
  const beyond = known.stretches.findIndex(
    ({ to, end }) =>
      (version !== undefined && to > version) ||
      (recordedAt !== undefined && end.recordedAt > recordedAt),
  )
  return beyond === -1 ? known.stretches : known.stretches.slice(0, beyond)
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
  { fold, id, known, read, paced, learn }: Reading<S, E>,
  stretches: readonly Stretch<S, E>[],
): AsyncGenerator<Step<S, E>> {
  const last = stretches.at(-1)
  let learnt: Known<S, E> = { ...known, stretches }
  let open = opened(learnt, fold.begin(id))
  let proven = last === undefined
  for await (const entry of read(last?.to ?? 1)) {
    if (!proven && last !== undefined) {
      if (!endsWith(last, entry)) throw new OtherHistory()
      proven = true
      continue
    }
    const whole = open.state
    const next = fold.step(whole, entry)
    yield { entry, whole, next }
    open = further(open, entry, fold.occurredOn(entry.event), next)
    if (open.to - open.from + 1 >= learnt.length) {
      learnt = furtherBy(learnt, closed(open, entry))
      open = opened(learnt, fold.begin(id))
      // At once: a read that its deadline ends is not in vain.
      if (stretches.length === known.stretches.length) learn(learnt)
    }
    await paced()
  }
  if (!proven) throw new OtherHistory()
}

const endsWith = <S, E>(
  { to, end }: { readonly to: number; readonly end: Mark<S> },
  { version, commandId, recordedAt }: Recorded<E>,
): boolean => version === to && commandId === end.commandId && recordedAt === end.recordedAt
