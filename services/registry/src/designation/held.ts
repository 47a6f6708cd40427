import type { LocalDate } from '@seedline/values'
import { dayBefore } from '../facts/day-before.ts'
import type { TermState } from './state.ts'

/** What of a term says when it is held. */
type Spanning = Pick<
  TermState,
  'designationId' | 'validFrom' | 'validTo' | 'revokedOn' | 'renewsId' | 'reversed'
>

/** The days on which a term is held, both included; null: no end was set. */
export interface Held {
  readonly from: LocalDate
  readonly to: LocalDate | null
}

/** The term that follows on this one. */
export const renewalOf = <T extends Spanning>(term: Spanning, terms: readonly T[]): T | undefined =>
  terms.find(({ renewsId, reversed }) => !reversed && renewsId === term.designationId)

/** A term ends with its last day, or with the day before it was revoked or before its renewal begins. */
export function heldSpan(term: Spanning, terms: readonly Spanning[]): Held {
  const renewal = renewalOf(term, terms)
  const ends = [
    term.validTo,
    term.revokedOn && dayBefore(term.revokedOn),
    renewal ? dayBefore(renewal.validFrom) : null,
  ].filter((end) => end !== null)
  const to = ends.reduce<LocalDate | null>(
    (least, end) => (least === null || end < least ? end : least),
    null,
  )
  return { from: term.validFrom, to }
}

/** Two terms of one kind and level that are held at the same time. */
export function overlapIn(
  terms: readonly TermState[],
): readonly [TermState, TermState] | undefined {
  const standing = terms
    .filter(({ reversed }) => !reversed)
    .map((term) => ({ term, ...heldSpan(term, terms) }))
    .filter(({ from, to }) => to === null || from <= to)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  // Of a kind and level no two overlapped before: the one that ends last is enough to compare with.
  const last = new Map<string, (typeof standing)[number]>()
  for (const one of standing) {
    const key = `${one.term.kind} ${one.term.level}`
    const before = last.get(key)
    if (before && (before.to === null || one.from <= before.to)) return [before.term, one.term]
    last.set(key, one)
  }
  return undefined
}
