import type { LocalDate } from '@seedline/values'
import { isEnd, mayRecur } from '../../../stage-record/rung.ts'
import type { RungState } from '../../../stage-record/state.ts'
import { families, type PlanFact, toldBy } from '../fact.ts'
import type { CountedRung } from './ladder.ts'
import type { KnownRight } from './rights.ts'

interface DuplicateLadder {
  readonly enterpriseId: string
  readonly rungs: readonly RungState[]
  readonly version: number
}

/**
 * The rungs that an enterprise reached, under whichever of its ids they stand recorded: each once, its own before those of its
 * duplicates. Of these, none that its own ladder rules out by an end.
 */
export function ladderTogether(
  own: readonly RungState[],
  duplicates: readonly DuplicateLadder[],
): readonly CountedRung[] {
  const together: CountedRung[] = own.filter(({ withdrawn }) => !withdrawn)
  for (const { enterpriseId, rungs, version } of duplicates)
    for (const rung of rungs)
      if (!rung.withdrawn && hasPlaceFor(together, rung))
        together.push({ ...rung, under: { enterpriseId, version } })
  return together
}

function hasPlaceFor(ladder: readonly RungState[], { rung, reachedOn }: RungState): boolean {
  const isThere = ladder.some(
    (one) => one.rung === rung && (!mayRecur(rung) || one.reachedOn === reachedOn),
  )
  const last = ladder.find((one) => isEnd(one.rung))
  const isRuledOut = isEnd(rung)
    ? last !== undefined || ladder.some((one) => one.reachedOn > reachedOn)
    : last !== undefined && last.reachedOn < reachedOn
  return !isThere && !isRuledOut
}

interface DuplicateFacts {
  readonly enterpriseId: string
  readonly facts: readonly PlanFact[]
}

/** An enterprise's own facts, and of its duplicates what these leave open: of one thing one counts on a day. */
export function besides(
  own: readonly PlanFact[],
  duplicates: readonly DuplicateFacts[],
): readonly PlanFact[] {
  const together = [...own]
  for (const { enterpriseId, facts } of duplicates)
    together.push(
      ...facts.flatMap((fact) =>
        leftOpen(
          fact,
          together.filter((one) => thingOf(one) === thingOf(fact)),
        ).map((span) => ({ ...fact, ...span, recordedUnder: enterpriseId })),
      ),
    )
  return together
}

/** What an enterprise has one of at a time: a figure of a year, a designation of a kind and level. */
function thingOf({ family, key }: PlanFact): string {
  const { kind, level } = toldBy(key)
  return family === families.designations ? [family, kind, level].join('~') : family
}

type Span = Pick<PlanFact, 'from' | 'to'>

/** The days of a span that none of the others has. */
function leftOpen({ from, to }: Span, others: readonly Span[]): readonly Span[] {
  const open: Span[] = []
  let next: LocalDate | null = from
  const before = (day: LocalDate, end: LocalDate | null) => end === null || day < end
  for (const other of others.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (next === null || !before(next, to)) break
    if (!before(next, other.to)) continue
    if (before(other.from, to) && next < other.from) open.push({ from: next, to: other.from })
    if (!before(other.from, to)) break
    next = other.to
  }
  if (next !== null && before(next, to)) open.push({ from: next, to })
  return open
}

/** The rights of an enterprise under whichever of its ids, each once. */
export function rightsTogether(
  enterprises: readonly { readonly rights: readonly KnownRight[] }[],
): readonly KnownRight[] {
  const byId = new Map<string, KnownRight>()
  for (const { rights } of enterprises) for (const right of rights) byId.set(right.ipRightId, right)
  return [...byId.values()].toSorted((a, b) => (a.ipRightId < b.ipRightId ? -1 : 1))
}
