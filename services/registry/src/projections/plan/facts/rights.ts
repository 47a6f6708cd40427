import { daysFrom, type IpKind, type LocalDate, yearsFrom } from '@seedline/values'
import { expiryIn } from '../../../ip-right/end.ts'
import type { IpRightState, RegisteredIpRight } from '../../../ip-right/state.ts'
import { kindOf, overOn } from '../../../ip-right/term.ts'
import { reckonedOn } from '../../../ip-right/told.ts'
import { pictureOn } from '../../../ip-right/walk.ts'
import { families, keyBy, type PlanFact } from '../fact.ts'

/** Kinds that the plan counts as patents. */
const patents: readonly IpKind[] = ['invention', 'utility-model', 'design', 'overseas-patent']

export interface KnownRight {
  readonly ipRightId: string
  readonly state: IpRightState
}

/**
 * When a right counts for an enterprise: granted, in force by the register and by its term, and the enterprise the first of
 * its owners that is on record, under whichever of its ids, so that a right of several counts once. Whether its fees are paid
 * is another question.
 */
export function rightFacts(
  ids: ReadonlySet<string>,
  { ipRightId, state }: KnownRight,
  classOne: ReadonlySet<IpKind>,
): readonly PlanFact[] {
  if (state.status === 'unregistered') return []
  const kind = kindOf(state.profile)
  const days = daysOfChange(state)
  const found = days.map((day) => countsOn(ids, state, day))
  const spans = (family: string, counts: (at: Counts) => boolean) =>
    spansOf(days, found.map(counts)).map(
      ({ from, to }): PlanFact => ({
        family,
        key: keyBy(kind, '', state.profile.provenance),
        amount: '1',
        from,
        to,
        stage: 'followed',
        record: 'ip-right',
        factId: ipRightId,
        version: state.count,
      }),
    )
  return [
    ...(patents.includes(kind) ? spans(families.highValue, ({ highValue }) => highValue) : []),
    ...(classOne.has(kind) ? spans(families.classOne, ({ inForce }) => inForce) : []),
  ]
}

interface Counts {
  readonly inForce: boolean
  readonly highValue: boolean
}

function countsOn(ids: ReadonlySet<string>, state: RegisteredIpRight, day: LocalDate): Counts {
  const { profile, entries } = state
  const picture = pictureOn(profile, entries, day)
  const owner = picture.owners.find((one) => one.enterpriseId)?.enterpriseId
  if (owner === undefined || !ids.has(owner)) return { inForce: false, highValue: false }
  const { phase, highValue } = reckonedOn(day, picture, profile)
  return { inForce: phase === 'in-force', highValue }
}

/** The days on which anything of it may change, in order. */
function daysOfChange({ profile, entries }: RegisteredIpRight): readonly LocalDate[] {
  const kind = kindOf(profile)
  const ofEntries = entries.map(({ fact }) => fact.on)
  const ends = ofEntries.flatMap((day) => {
    const expiry = expiryIn(pictureOn(profile, entries, day), profile)
    return expiry === undefined ? [] : [overOn(kind, expiry)]
  })
  // An invention is of high value once it was kept for more than ten years.
  const tenth = profile.filedOn && yearsFrom(profile.filedOn, 10)
  const kept = tenth ? [tenth, daysFrom(tenth, 1)] : []
  const all = [...ofEntries, ...ends, ...kept].filter((day) => day !== undefined)
  return [...new Set(all)].toSorted()
}

function spansOf(days: readonly LocalDate[], counts: readonly boolean[]) {
  const spans: { from: LocalDate; to: LocalDate | null }[] = []
  days.forEach((day, at) => {
    const open = spans.at(-1)?.to === null ? spans.at(-1) : undefined
    if (counts[at] && open === undefined) spans.push({ from: day, to: null })
    if (!counts[at] && open !== undefined) open.to = day
  })
  return spans
}
