import { designationLevel } from '@seedline/contracts/operations'
import { daysFrom, type LocalDate } from '@seedline/values'
import { dayBefore } from '../facts/day-before.ts'
import type { CarrierLevel } from './events.ts'
import type { Closure, Recognition, RecordedCarrier } from './state.ts'

/** The days on which a carrier counts at a level, both included; null: no end is known. */
export interface CountedSpan {
  readonly level: CarrierLevel
  readonly from: LocalDate
  readonly to: LocalDate | null
}

type Counting = Pick<RecordedCarrier, 'recognitions' | 'closure'>

/**
 * From when to when a carrier counts, and at which level: one carrier once a day, at the highest level at which it is
 * recognised then. Oldest first; no two overlap, and what follows on the same level without a gap is one.
 */
export function countedSpans({ recognitions, closure }: Counting): readonly CountedSpan[] {
  const held = recognitions.flatMap((one) => heldSpan(one, closure) ?? [])
  const turns = turnsOf(held)
  const spans: CountedSpan[] = []
  for (const [index, from] of turns.entries()) {
    const level = highestOn(held, from)
    if (level === undefined) continue
    const next = turns[index + 1]
    const to = next === undefined ? null : dayBefore(next)
    const last = spans.at(-1)
    if (last?.level === level && dayAfter(last.to) === from) spans.splice(-1, 1, { ...last, to })
    else spans.push({ level, from, to })
  }
  return spans
}

/** The recognition by which a carrier counts on a day; undefined where it doesn't. */
export function countingOn(
  { recognitions, closure }: Counting,
  day: LocalDate,
): Recognition | undefined {
  const covering = recognitions.filter((one) => {
    const span = heldSpan(one, closure)
    return span !== undefined && covers(span, day)
  })
  return covering.toSorted((a, b) => rank(a.level) - rank(b.level))[0]
}

/** The days of one recognition: to its last, or to the day before the carrier ended. Undefined where none is left. */
export function heldSpan(
  { level, recognisedOn, validTo }: Recognition,
  closure: Closure | null,
): CountedSpan | undefined {
  const ends = [validTo, closure && dayBefore(closure.closedOn)].filter((end) => end !== null)
  const to = ends.toSorted()[0] ?? null
  return to !== null && to < recognisedOn ? undefined : { level, from: recognisedOn, to }
}

const covers = ({ from, to }: CountedSpan, day: LocalDate): boolean =>
  from <= day && (to === null || day <= to)

/** Lower is higher: the levels are declared from the state's down. */
const rank = (level: CarrierLevel): number => designationLevel.names.indexOf(level)

const highestOn = (held: readonly CountedSpan[], day: LocalDate): CarrierLevel | undefined =>
  held
    .filter((span) => covers(span, day))
    .map(({ level }) => level)
    .toSorted((a, b) => rank(a) - rank(b))[0]

// The days on which something may change: a recognition begins, or the last day of one is over.
const turnsOf = (held: readonly CountedSpan[]): readonly LocalDate[] =>
  [...new Set(held.flatMap(({ from, to }) => [from, dayAfter(to) ?? from]))].toSorted()

const dayAfter = (day: LocalDate | null): LocalDate | undefined =>
  day === null ? undefined : daysFrom(day, 1)
