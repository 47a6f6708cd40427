import type { LocalDate } from '@seedline/values'
import type { WatchBegun, WatchEvent, WatchedFact, WatchedKind } from './events.ts'

interface Begun {
  readonly begun: WatchBegun
  /** Each fact as it was last looked at. */
  readonly seen: readonly WatchedFact[]
}

export type WatchState =
  | { readonly status: 'never-begun' }
  | (Begun & { readonly status: 'watching' })
  | (Begun & { readonly status: 'ended'; readonly endedOn: LocalDate })

export type Watching = Extract<WatchState, { readonly status: 'watching' }>

export const neverBegun: WatchState = { status: 'never-begun' }

export function evolve(before: WatchState, event: WatchEvent): WatchState {
  switch (event.type) {
    case 'WatchBegun':
      return { status: 'watching', begun: event, seen: event.seen }
    case 'WatchedFactChanged':
      return before.status === 'never-begun'
        ? before
        : { ...before, seen: withFact(before.seen, event.fact) }
    case 'WatchEnded': {
      if (before.status === 'never-begun') return before
      const { begun, seen } = before
      return { status: 'ended', begun, seen, endedOn: event.endedOn }
    }
    default:
      return event satisfies never
  }
}

const isSame = (one: Pick<WatchedFact, 'kind' | 'id'>, other: Pick<WatchedFact, 'kind' | 'id'>) =>
  one.kind === other.kind && one.id === other.id

export const withFact = (
  seen: readonly WatchedFact[],
  fact: WatchedFact,
): readonly WatchedFact[] =>
  seen.some((one) => isSame(one, fact))
    ? seen.map((one) => (isSame(one, fact) ? fact : one))
    : [...seen, fact]

export const seenOf = (
  { seen }: Pick<Begun, 'seen'>,
  kind: WatchedKind,
  id: string,
): WatchedFact | undefined => seen.find((one) => isSame(one, { kind, id }))
