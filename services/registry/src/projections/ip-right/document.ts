import {
  dateInShanghai,
  type Instant,
  type IpKind,
  type LocalDate,
  localDate,
} from '@seedline/values'
import { expiryIn } from '../../ip-right/end.ts'
import type { IpRightEvent } from '../../ip-right/events.ts'
import { evolve as evolveState, type IpRightState, unregistered } from '../../ip-right/state.ts'
import { kindOf, overOn } from '../../ip-right/term.ts'
import { pictureOn } from '../../ip-right/walk.ts'

/** A right with all that stands recorded of it: what it is on a day is reckoned as it is asked. */
export interface IpRightDocument {
  readonly state: IpRightState
  readonly found: FoundBy
}

/** What lists are searched, filtered and sorted by. */
export interface FoundBy {
  readonly listed: boolean
  /** Enterprises that own it now. */
  readonly owners: readonly string[]
  /** Enterprises that were ever said to own it, also by what was reversed: who asks of the past. */
  readonly named: readonly string[]
  /** Of a right that was withdrawn since, too: who asks of the past. */
  readonly kind: IpKind | ''
  /** '' where no source gives it: last in a list. */
  readonly filedOn: LocalDate | ''
  /** '' before. */
  readonly grantedOn: LocalDate | ''
  /** The first day on which it has ended, by the register or by its term, as far as that is known. */
  readonly overOn: LocalDate
  readonly marks: readonly string[]
}

const never = localDate('9999-12-31')

const nothing: FoundBy = {
  listed: false,
  owners: [],
  named: [],
  kind: '',
  filedOn: '',
  grantedOn: '',
  overOn: never,
  marks: [],
}

/** The document after an event. Pure; the same fold answers as-of questions from the stream. */
export function evolve(before: IpRightDocument | undefined, event: IpRightEvent): IpRightDocument {
  const state = evolveState(before?.state ?? unregistered, event)
  const named = joined(before?.found.named ?? [], enterprisesIn(event))
  return { state, found: foundBy(state, named, before?.found.kind ?? '') }
}

function foundBy(state: IpRightState, named: readonly string[], was: FoundBy['kind']): FoundBy {
  if (state.status === 'unregistered') return { ...nothing, named, kind: was }
  const { profile, entries } = state
  const picture = pictureOn(profile, entries, never)
  const kind = kindOf(profile)
  const expiry = expiryIn(picture, profile)
  return {
    listed: true,
    owners: picture.owners.flatMap(({ enterpriseId }) => enterpriseId || []),
    named,
    kind,
    filedOn: profile.filedOn ?? '',
    grantedOn: picture.granted?.on ?? '',
    overOn: picture.ended?.on ?? (expiry ? overOn(kind, expiry) : never),
    marks: picture.marks,
  }
}

const enterprisesIn = (event: IpRightEvent): readonly string[] => {
  const owners =
    event.type === 'IpRightCorrected' ? event.changes.owners : 'owners' in event ? event.owners : []
  return (owners ?? []).flatMap(({ enterpriseId }) => enterpriseId || [])
}

const joined = (known: readonly string[], further: readonly string[]): readonly string[] => [
  ...new Set([...known, ...further]),
]

/** Conditions of where a right is in its life, today. */
export function inPhase(
  phase: 'application' | 'in-force' | 'ended',
  now: Instant,
): Readonly<Record<string, unknown>> {
  const today = dateInShanghai(now)
  if (phase === 'ended') return { 'found.overOn': { $lte: today } }
  const granted = phase === 'in-force' ? { $gt: '' } : ''
  return { 'found.overOn': { $gt: today }, 'found.grantedOn': granted }
}
