import { entryOf, type Keyed, keysOf, noEntries, withEntry } from '@seedline/event-store'
import { type LocalDate, localDate } from '@seedline/values'

/** By how much each day changed what is available of a fund, in minor units. */
export interface DailyChanges {
  readonly byDay: Keyed<bigint>
  readonly latest: LocalDate | undefined
}

export const noChanges: DailyChanges = { byDay: noEntries(), latest: undefined }

export function changedOn(
  { byDay, latest }: DailyChanges,
  on: LocalDate,
  by: bigint,
): DailyChanges {
  return {
    byDay: withEntry(byDay, on, (entryOf(byDay, on) ?? 0n) + by),
    latest: latest !== undefined && latest > on ? latest : on,
  }
}

/** The first of the days on which least is available, and how much. */
export interface LeanestDay {
  readonly on: LocalDate
  readonly minor: bigint
}

/**
 * The leanest day from `from` on, where anything later was recorded already; undefined where `from` is the latest day,
 * as it mostly is.
 */
export function leanestDayFrom(
  { byDay, latest }: DailyChanges,
  from: LocalDate,
): LeanestDay | undefined {
  if (latest === undefined || from >= latest) return undefined
  const days = keysOf(byDay).toSorted()
  const sumOf = (some: readonly string[]): bigint =>
    some.reduce((sum, day) => sum + (entryOf(byDay, day) ?? 0n), 0n)
  let leanest: LeanestDay = { on: from, minor: sumOf(days.filter((day) => day <= from)) }
  let minor = leanest.minor
  for (const day of days.filter((each) => each > from)) {
    minor += entryOf(byDay, day) ?? 0n
    if (minor < leanest.minor) leanest = { on: localDate(day), minor }
  }
  return leanest
}
