import { type LocalDate, monthsBetween } from '@seedline/values'
import { dayBefore } from '../facts/day-before.ts'
import { endOf, expiryIn } from './end.ts'
import type { IpProfile } from './events.ts'
import type { Picture } from './picture.ts'
import { type Expiry, type FeeStanding, feeStandingOn, kindOf } from './term.ts'
import type { IpStatus } from './words.ts'

/** What the law's terms make of a right on a day. Nothing of it is recorded. */
export interface Reckoned {
  readonly phase: 'application' | 'in-force' | 'ended'
  /** The main one first. */
  readonly statuses: readonly IpStatus[]
  readonly statusOn: LocalDate | undefined
  readonly expiry: Expiry | undefined
  /** Whole months until the term has run out; 0 where that is past or not known. */
  readonly monthsLeft: number
  /** Undefined where nothing is due: before a grant, after the end, of rights that cost no fees. */
  readonly fees: { readonly standing: FeeStanding; readonly due: LocalDate | undefined } | undefined
  readonly highValue: boolean
}

export function reckonedOn(day: LocalDate, picture: Picture, profile: IpProfile): Reckoned {
  const expiry = expiryIn(picture, profile)
  const end = endOf(picture, profile, day, expiry)
  const { granted, application } = picture
  const phase = end ? 'ended' : granted ? 'in-force' : 'application'
  const fees = phase === 'in-force' ? feesOn(day, picture, profile, expiry) : undefined
  const main = end ?? (granted ? { ...granted, status: 'granted-active' as const } : application)
  return {
    phase,
    statuses: [main.status, ...besides(picture, fees?.standing, phase)],
    statusOn: main.version === 0 && main === application ? undefined : main.on,
    expiry,
    monthsLeft: expiry ? monthsBetween(day, expiry.on) : 0,
    fees,
    highValue: isOfHighValue(day, picture, profile, phase),
  }
}

function feesOn(day: LocalDate, picture: Picture, profile: IpProfile, expiry: Expiry | undefined) {
  const kind = kindOf(profile)
  if (kind === 'software-copyright' || kind === 'layout-design') return undefined
  const due = kind === 'trademark' ? expiry && dayBefore(expiry.on) : picture.paid?.until
  return { standing: feeStandingOn(day, due, kind === 'trademark' ? undefined : expiry), due }
}

function besides(
  picture: Picture,
  fees: FeeStanding | undefined,
  phase: Reckoned['phase'],
): readonly IpStatus[] {
  const pending = picture.invalidations.some(({ decided }) => decided === undefined)
  const partial = picture.invalidations.some(({ decided }) => decided?.outcome === 'partly')
  const pledged = picture.pledges.some(({ releasedOn }) => releasedOn === undefined)
  const are: readonly (readonly [boolean, IpStatus])[] = [
    [fees === 'grace', 'annuity-grace'],
    [picture.suspended !== undefined, 'suspended'],
    [picture.preserved !== undefined, 'preserved'],
    [pledged, 'pledged'],
    [pending, 'invalidation-pending'],
    [partial, 'invalidated-partial'],
    [picture.restored !== undefined && phase !== 'ended', 'restored'],
  ]
  return are.flatMap(([is, status]) => (is ? [status] : []))
}

/** Marks other than that of a key area; an invention that was kept for more than ten years needs none. */
function isOfHighValue(
  day: LocalDate,
  { marks }: Picture,
  profile: IpProfile,
  phase: Reckoned['phase'],
): boolean {
  if (phase !== 'in-force') return false
  if (marks.some((mark) => mark !== 'key-area')) return true
  const { filedOn } = profile
  const kept = filedOn !== null && monthsBetween(filedOn, day) >= 120 && !isTenth(filedOn, day)
  return kept && kindOf(profile) === 'invention'
}

// More than ten years are not ten.
const isTenth = (filedOn: LocalDate, day: LocalDate): boolean =>
  monthsBetween(filedOn, day) === 120 && filedOn.slice(8) === day.slice(8)
