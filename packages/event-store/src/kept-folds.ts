import type { Known } from './stretches.ts'

/** What is known of the streams that were asked about last. */
export interface KeptFolds<S, E> {
  of(id: string): Known<S, E> | undefined
  keep(id: string, known: Known<S, E>): void
  forget(id: string): void
}

/** So many events of all kept streams together: what is kept grows with them. */
const MOST_EVENTS = 60_000

export function keptFolds<S, E>(): KeptFolds<S, E> {
  // The one asked about last comes last.
  const kept = new Map<string, Known<S, E>>()
  return {
    of(id) {
      const known = kept.get(id)
      if (known !== undefined) again(kept, id, known)
      return known
    },
    keep(id, known) {
      const before = kept.get(id)
      if (before !== undefined && knowsMore(before, known)) return
      again(kept, id, known)
      let events = [...kept.values()].reduce((sum, each) => sum + eventsOf(each), 0)
      for (const [oldest, its] of kept) {
        if (events <= MOST_EVENTS || kept.size === 1) return
        events -= eventsOf(its)
        kept.delete(oldest)
      }
    },
    forget: (id) => void kept.delete(id),
  }
}

function again<S, E>(kept: Map<string, Known<S, E>>, id: string, known: Known<S, E>): void {
  kept.delete(id)
  kept.set(id, known)
}

// What was taken back is not to be forgotten for a longer part of the stream.
function knowsMore<S, E>(one: Known<S, E>, other: Known<S, E>): boolean {
  const [ones, others] = [one.reversals.length, other.reversals.length]
  return ones === others ? eventsOf(one) > eventsOf(other) : ones > others
}

const eventsOf = <S, E>({ stretches }: Known<S, E>): number => stretches.at(-1)?.to ?? 0
