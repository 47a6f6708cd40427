import { type Instant, type LocalDate, laterOf } from '@seedline/values'
import type { Recorded } from './event.ts'

/** A part of a stream that was read before, and the state at its end. */
export interface Stretch<S, E> {
  readonly from: number
  readonly to: number
  /** Of what bears a day; undefined where nothing does. */
  readonly earliest: LocalDate | undefined
  readonly latest: LocalDate | undefined
  /** Of no day: these belong to every one. */
  readonly undated: readonly Recorded<E>[]
  readonly end: Mark<S>
}

/** Everything up to here, of whatever day. */
export interface Mark<S> {
  readonly state: S
  /** The latest day of all. */
  readonly latest: LocalDate | undefined
  /** Of the last event: another history has another there. */
  readonly commandId: string
  readonly recordedAt: Instant
}

/** An event that takes back earlier ones. */
export interface Reversal {
  readonly version: number
  readonly recordedAt: Instant
  readonly takesBack: readonly number[]
}

/** The stretches of one stream, without a gap from its beginning. */
export interface Known<S, E> {
  readonly stretches: readonly Stretch<S, E>[]
  /** Those that were met so far: the stretches are folded without what they take back. */
  readonly reversals: readonly Reversal[]
  /** Events to a stretch. */
  readonly length: number
}

const LENGTH = 250
const MOST = 64

export const nothingKnown: Known<never, never> = { stretches: [], reversals: [], length: LENGTH }

/** A stretch further; where there are too many, each two become one. */
export function furtherBy<S, E>(known: Known<S, E>, next: Stretch<S, E>): Known<S, E> {
  const all = [...known.stretches, next]
  return all.length <= MOST
    ? { ...known, stretches: all }
    : { ...known, stretches: paired(all), length: known.length * 2 }
}

/** The stretches before all that these take back: what follows is to be folded anew. */
export function stretchesBefore<S, E>(
  stretches: readonly Stretch<S, E>[],
  reversals: readonly Reversal[],
): readonly Stretch<S, E>[] {
  const first = Math.min(...reversals.flatMap(({ takesBack }) => takesBack))
  const beyond = stretches.findIndex(({ to }) => to >= first)
  return beyond === -1 ? stretches : stretches.slice(0, beyond)
}

/** What is known, without what these further ones take back. */
export function withReversals<S, E>(known: Known<S, E>, met: readonly Reversal[]): Known<S, E> {
  const fresh = met.filter(({ version }) => known.reversals.every((one) => one.version !== version))
  const stretches = stretchesBefore(known.stretches, fresh)
  return { ...known, stretches, reversals: [...known.reversals, ...fresh] }
}

function paired<S, E>(all: readonly Stretch<S, E>[]): Stretch<S, E>[] {
  const pairs: Stretch<S, E>[] = []
  for (let index = 0; index < all.length; index += 2) {
    const [one, other] = [all[index], all[index + 1]]
    if (one !== undefined) pairs.push(other === undefined ? one : joined(one, other))
  }
  return pairs
}

const joined = <S, E>(one: Stretch<S, E>, other: Stretch<S, E>): Stretch<S, E> => ({
  from: one.from,
  to: other.to,
  earliest: earlierOf(one.earliest, other.earliest),
  latest: laterOf(one.latest, other.latest),
  undated: [...one.undated, ...other.undated],
  end: other.end,
})

/** What is read on from where the known stretches end. */
export interface Open<S, E> extends Omit<Stretch<S, E>, 'end'> {
  readonly state: S
  readonly latestOfAll: LocalDate | undefined
}

export const opened = <S, E>({ stretches }: Known<S, E>, begin: S): Open<S, E> => {
  const last = stretches.at(-1)
  return {
    from: (last?.to ?? 0) + 1,
    to: last?.to ?? 0,
    earliest: undefined,
    latest: undefined,
    undated: [],
    state: last === undefined ? begin : last.end.state,
    latestOfAll: last?.end.latest,
  }
}

export const further = <S, E>(
  open: Open<S, E>,
  recorded: Recorded<E>,
  on: LocalDate | undefined,
  state: S,
): Open<S, E> => ({
  from: open.from,
  to: recorded.version,
  earliest: on === undefined ? open.earliest : earlierOf(open.earliest, on),
  latest: on === undefined ? open.latest : laterOf(open.latest, on),
  undated: on === undefined ? [...open.undated, recorded] : open.undated,
  state,
  latestOfAll: on === undefined ? open.latestOfAll : laterOf(open.latestOfAll, on),
})

export const closed = <S, E>(
  { state, latestOfAll, ...open }: Open<S, E>,
  { commandId, recordedAt }: Recorded<E>,
): Stretch<S, E> => ({ ...open, end: { state, latest: latestOfAll, commandId, recordedAt } })

function earlierOf(one: LocalDate | undefined, other: LocalDate | undefined) {
  if (one === undefined || other === undefined) return one ?? other
  return one < other ? one : other
}
