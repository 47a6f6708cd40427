import { problemOf } from '@seedline/contracts/refusals'
import type { LocalDate, Objection } from '@seedline/values'
import { decideOne } from './decide-one.ts'
import {
  type CapTableEvent,
  isTransaction,
  type StockCancelled,
  type StockTransferred,
  type Transaction,
} from './events.ts'
import { dayOf, evolve } from './evolve.ts'
import { faultOfSizes } from './sizes.ts'
import type { CapTableState } from './state.ts'
import { faultOfWhole } from './whole.ts'

/** What a table has held from a day on. */
export interface DaysFrom {
  readonly from: LocalDate
  /** As of the day before. */
  readonly before: CapTableState
  /** What happened from that day on, in the order of recording. */
  readonly events: readonly CapTableEvent[]
}

/** The earliest day for which one of these is entered late: after something that happened on a later day. */
export function lateFrom(
  events: readonly CapTableEvent[],
  { latestOn }: CapTableState,
): LocalDate | undefined {
  let latest = latestOn
  let earliest: LocalDate | undefined
  for (const on of events.map(dayOf)) {
    if (on === undefined) continue
    if (latest === undefined || on >= latest) latest = on
    else if (earliest === undefined || on < earliest) earliest = on
  }
  return earliest
}

/**
 * What would be wrong on a day, were these added: everything since then is judged once more in the order in which it
 * happened, and the table as a whole at the end of each day. What was wrong without them is not held against them.
 * A long table is long work: it is done in steps, between which others may have their turn.
 */
export function* judgingDays(
  { before, events }: DaysFrom,
  added: readonly CapTableEvent[],
  today: LocalDate,
): Steps<Objection | undefined> {
  const all = [...events, ...added]
  const days = daysOf(all)
  const faults = yield* faultsOnDays(before, all, days, today)
  if (faults.length === 0) return undefined
  const fresh = freshOf(faults, yield* faultsOnDays(before, events, days, today))
  return fresh && wrongOn(fresh)
}

export const wrongOn = ({ day, problem }: Fault): Objection =>
  problemOf('WRONG_ON_THAT_DAY', { day, wrong: { code: problem.code, ...problem.title } })

/** The first of these that is not known. */
export const freshOf = <F extends Pick<Fault, 'at' | 'problem'>>(
  faults: readonly F[],
  known: readonly Pick<Fault, 'at' | 'problem'>[],
): F | undefined =>
  faults.find(
    (fault) =>
      !known.some((each) => each.at === fault.at && each.problem.code === fault.problem.code),
  )

/** Work that stops at each `yield`, and what comes of it. */
export type Steps<Result> = Generator<void, Result, void>

export interface Fault {
  readonly day: LocalDate
  /** The event that could not have happened, or the day that can not have ended so. */
  readonly at: CapTableEvent | LocalDate
  readonly problem: Objection
}

export function* faultsOnDays(
  before: CapTableState,
  events: readonly CapTableEvent[],
  days: readonly LocalDate[],
  today: LocalDate,
): Steps<readonly Fault[]> {
  let state = before
  const faults: Fault[] = []
  const byDay = Map.groupBy(events, dayOf)
  for (const undated of byDay.get(undefined) ?? []) state = evolve(state, undated)
  for (const day of days) {
    const theirs = byDay.get(day) ?? []
    for (const event of theirs.filter(isTransaction)) {
      const problem = faultOf(event, state, today)
      if (problem) faults.push({ day, at: event, problem })
      state = evolve(state, event)
      yield
    }
    const problem = faultOfWhole(state) ?? faultOfSizes(state)
    if (problem) faults.push({ day, at: day, problem })
    yield
  }
  return faults
}

export const daysOf = (events: readonly CapTableEvent[]): readonly LocalDate[] =>
  [...new Set(events.flatMap((event) => dayOf(event) ?? []))].sort()

export function faultOf(
  event: Transaction,
  state: CapTableState,
  today: LocalDate,
): Objection | undefined {
  const verdict = decideOne(event, state, today)
  if (verdict.ok) return balanceUnnamed(event, verdict.events)
  // An exercise may name shares that are issued later, also for an earlier day.
  return verdict.problem.code === 'EXERCISE_QUANTITY_MISMATCH' ? undefined : verdict.problem
}

// Recorded as all of a security, and no more than a part of it: what would remain has no id to be kept by.
function balanceUnnamed(
  event: Transaction,
  decided: readonly CapTableEvent[],
): Objection | undefined {
  if (!namesBalance(event) || event.balanceSecurityId !== '') return undefined
  const leaves = decided.some((one) => namesBalance(one) && one.balanceSecurityId !== '')
  return leaves
    ? problemOf('BALANCE_SECURITY_MISSING', { security_id: event.securityId })
    : undefined
}

const namesBalance = (event: CapTableEvent): event is StockTransferred | StockCancelled =>
  event.type === 'StockTransferred' || event.type === 'StockCancelled'
