import { problemOf } from '@seedline/contracts/refusals'
import type { LocalDate, Objection } from '@seedline/values'
import { daysOf, type Fault, faultOf, faultsOnDays, freshOf, type Steps, wrongOn } from './days.ts'
import type { Entry } from './entry.ts'
import { type CapTableEvent, isTransaction, type TransactionsReversed } from './events.ts'
import { dayOf, evolve, evolveReversed, securitiesMadeBy } from './evolve.ts'
import { placesIn, roundInTheWay } from './places.ts'
import { type CapTableState, emptyCapTable } from './state.ts'

interface Judging {
  readonly entries: readonly Entry[]
  /** What was reversed before. */
  readonly reversed: ReadonlySet<number>
  /** What is to be recorded. */
  readonly event: TransactionsReversed
  readonly today: LocalDate
}

/**
 * What would be wrong without what is to be reversed, where it isn't wrong with it: in the order of recording, as of a
 * day, for a round that is being closed, or for what refers to it.
 */
export function* faultOfReversal({
  entries,
  reversed,
  event,
  today,
}: Judging): Steps<Objection | undefined> {
  const taken = new Set(event.versions)
  const leaving = referenceLeft(entries, reversed, taken)
  if (leaving) return leaving
  const without: ReadonlySet<number> = new Set([...reversed, ...taken])
  const from = earliestDay(entries, taken)
  const after = yield* asRecorded([...entries, lastEntry(event)], without, taken, today)
  const onDaysAfter = yield* onDays(entries, without, from, after.state, today)
  const { faults, state } = after
  if (faults.length === 0 && onDaysAfter.length === 0 && state.reserved.size === 0) return undefined
  // What is wrong with it, too, is not held against the reversal.
  const before = yield* asRecorded(entries, reversed, taken, today)
  const inTheWay = freshOf(faults, before.faults)
  if (inTheWay) return objectionTo(inTheWay, entries)
  const round = roundInTheWay(before.state, state, today)
  if (round) return round
  const onDaysBefore = yield* onDays(entries, reversed, from, before.state, today)
  const wrongThen = freshOf(onDaysAfter, onDaysBefore)
  return wrongThen && objectionTo(wrongThen, entries)
}

const lastEntry = (event: CapTableEvent): Entry => ({
  version: Infinity,
  commandId: '',
  organisation: '',
  event,
})

/** In the order of recording; judged from the first that is taken on. */
function* asRecorded(
  entries: readonly Entry[],
  leftOut: ReadonlySet<number>,
  taken: ReadonlySet<number>,
  today: LocalDate,
): Steps<{ readonly state: CapTableState; readonly faults: readonly Fault[] }> {
  const from = Math.min(...taken)
  let state = emptyCapTable
  const faults: Fault[] = []
  for (const { version, event } of entries) {
    if (leftOut.has(version)) state = evolveReversed(state, event)
    else {
      const problem =
        version >= from && isTransaction(event) ? faultOf(event, state, today) : undefined
      if (problem) faults.push({ day: dayOf(event) ?? today, at: event, problem })
      state = evolve(state, event)
    }
    yield
  }
  return { state, faults }
}

/** In the order in which it happened, from that day on; with the rounds that are being closed. */
function* onDays(
  entries: readonly Entry[],
  leftOut: ReadonlySet<number>,
  from: LocalDate | undefined,
  end: CapTableState,
  today: LocalDate,
): Steps<readonly Fault[]> {
  let state = emptyCapTable
  const since: CapTableEvent[] = []
  for (const { version, event } of entries) {
    if (leftOut.has(version)) continue
    const on = dayOf(event)
    if (on !== undefined && (from === undefined || on >= from)) since.push(event)
    else state = evolve(state, event)
    yield
  }
  const events = [...since, ...placesIn(end, today).events]
  return yield* faultsOnDays(state, events, daysOf(events), today)
}

/** Undefined: something of no day is taken back, which belongs to every one. */
function earliestDay(entries: readonly Entry[], taken: ReadonlySet<number>): LocalDate | undefined {
  const days = entries
    .filter(({ version, event }) => taken.has(version) && event.type !== 'VestingStarted')
    .map(({ event }) => dayOf(event))
  return days.includes(undefined) ? undefined : days.toSorted()[0]
}

function objectionTo(fault: Fault, entries: readonly Entry[]): Objection {
  const { day, at, problem } = fault
  const entry = entries.find(({ event }) => event === at)
  if (entry === undefined) return wrongOn(fault)
  return problemOf('REVERSAL_IN_THE_WAY', {
    day,
    version: entry.version,
    wrong: { code: problem.code, ...problem.title },
  })
}

// An exercise and the shares that it led to name each other, and no fold asks for both.
function referenceLeft(
  entries: readonly Entry[],
  reversed: ReadonlySet<number>,
  taken: ReadonlySet<number>,
): Objection | undefined {
  const mine = entries.filter(({ version }) => taken.has(version))
  const made = new Set(mine.flatMap(({ event }) => securitiesMadeBy(event)))
  const named = new Set(mine.flatMap(({ event }) => resultsNamedBy(event)))
  for (const { version, event } of entries) {
    if (reversed.has(version) || taken.has(version)) continue
    const left =
      resultsNamedBy(event).find((id) => made.has(id)) ??
      originOf(event).find((id) => made.has(id)) ??
      issuedBy(event).find((id) => named.has(id))
    if (left !== undefined)
      return problemOf('REVERSAL_LEAVES_REFERENCE', { version, security_id: left })
  }
  return undefined
}

const resultsNamedBy = (event: CapTableEvent): readonly string[] =>
  event.type === 'EquityCompensationExercised' ? event.resultingSecurityIds : []

const originOf = (event: CapTableEvent): readonly string[] =>
  event.type === 'StockIssued' ? [event.resultingFromSecurityId] : []

const issuedBy = (event: CapTableEvent): readonly string[] =>
  event.type === 'StockIssued' ? [event.securityId] : []
