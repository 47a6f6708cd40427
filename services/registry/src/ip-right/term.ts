import {
  type IpKind,
  ipKindOf,
  type LocalDate,
  lastDate,
  localDate,
  monthsFrom,
  patentExpiresOn,
  yearsFrom,
} from '@seedline/values'
import type { IpProfile } from './events.ts'

/** The first day on which a right's term has run out, and who says so. */
export interface Expiry {
  readonly on: LocalDate
  readonly basis: 'term' | 'register'
}

/** What the register says of it beyond the law's term. */
export interface TermFacts {
  readonly grantedOn: LocalDate | undefined
  /** A compensated term, or a trademark's renewal. */
  readonly registerUntil: LocalDate | undefined
}

/** Fees, and a trademark's renewal, may be caught up with so long. */
const graceMonths = 6

export const kindOf = ({ family, number }: Pick<IpProfile, 'family' | 'number'>): IpKind =>
  ipKindOf(family, number)

/**
 * Undefined where the facts don't tell: of a patent abroad only its office's register does. Nor is an end known that lies
 * beyond all days that can be written.
 */
export function expiryOf(
  profile: IpProfile,
  { grantedOn, registerUntil }: TermFacts,
): Expiry | undefined {
  if (registerUntil !== undefined) return { on: registerUntil, basis: 'register' }
  const on = lawfulEnd(profile, grantedOn)
  return on && { on, basis: 'term' }
}

function lawfulEnd(profile: IpProfile, grantedOn: LocalDate | undefined): LocalDate | undefined {
  const { filedOn, createdOn, firstUsedOn } = profile
  const kind = kindOf(profile)
  switch (kind) {
    case 'invention':
    case 'utility-model':
    case 'design':
      return filedOn === null ? undefined : patentExpiresOn(kind, filedOn)
    case 'trademark':
      return grantedOn && yearsFrom(grantedOn, 10)
    case 'layout-design':
      return earliest([
        // Ten years from its filing or first use in business, fifteen from its making at the latest.
        filedOn && yearsFrom(filedOn, 10),
        firstUsedOn && yearsFrom(firstUsedOn, 10),
        createdOn && yearsFrom(createdOn, 15),
      ])
    case 'software-copyright':
      // Fifty years, to the end of the fiftieth after its publication.
      if (firstUsedOn !== null) return yearsFrom(localDate(`${firstUsedOn.slice(0, 4)}-01-01`), 51)
      return createdOn === null ? undefined : yearsFrom(createdOn, 50)
    case 'overseas-patent':
      return undefined
    default:
      return kind satisfies never
  }
}

const earliest = (days: readonly (LocalDate | null | undefined)[]): LocalDate | undefined =>
  days.filter((day) => day !== null && day !== undefined).toSorted()[0]

// What was recorded of days far ahead is told as far as days can be written.
const afterGrace = (day: LocalDate): LocalDate => monthsFrom(day, graceMonths) ?? lastDate

/** When the term is over for good: a trademark may still be renewed in its grace. */
export const overOn = (kind: IpKind, { on }: Expiry): LocalDate =>
  kind === 'trademark' ? afterGrace(on) : on

/** The last day on which what was due may still be paid. */
export const graceUntil = (due: LocalDate): LocalDate => afterGrace(due)

/** Where fees stand; of rights that cost none, undefined. */
export type FeeStanding = 'unknown' | 'paid' | 'grace' | 'overdue'

/** Nothing recorded is unknown, never paid. Nothing falls due after the term. */
export function feeStandingOn(
  day: LocalDate,
  due: LocalDate | undefined,
  expiry: Expiry | undefined,
): FeeStanding {
  if (due === undefined) return 'unknown'
  if (day <= due || (expiry !== undefined && due >= expiry.on)) return 'paid'
  return day <= graceUntil(due) ? 'grace' : 'overdue'
}
