import {
  addMonths,
  addYears,
  type IpKind,
  ipKindOf,
  type LocalDate,
  localDate,
  patentExpiresOn,
  patentNumber,
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

/** Undefined where the facts don't tell: of a patent abroad only its office's register does. */
export function expiryOf(
  profile: IpProfile,
  { grantedOn, registerUntil }: TermFacts,
): Expiry | undefined {
  if (registerUntil !== undefined) return { on: registerUntil, basis: 'register' }
  const on = lawfulEnd(profile, grantedOn)
  return on && { on, basis: 'term' }
}

function lawfulEnd(profile: IpProfile, grantedOn: LocalDate | undefined): LocalDate | undefined {
  const { filedOn, createdOn, firstUsedOn, number } = profile
  const kind = kindOf(profile)
  switch (kind) {
    case 'invention':
    case 'utility-model':
    case 'design':
      return filedOn === null ? undefined : patentExpiresOn(patentNumber(number), filedOn)
    case 'trademark':
      return grantedOn && addYears(grantedOn, 10)
    case 'layout-design':
      return earliest([
        // Ten years from its filing or first use in business, fifteen from its making at the latest.
        filedOn && addYears(filedOn, 10),
        firstUsedOn && addYears(firstUsedOn, 10),
        createdOn && addYears(createdOn, 15),
      ])
    case 'software-copyright':
      // Fifty years, to the end of the fiftieth after its publication.
      if (firstUsedOn !== null) return localDate(`${Number(firstUsedOn.slice(0, 4)) + 51}-01-01`)
      return createdOn === null ? undefined : addYears(createdOn, 50)
    case 'overseas-patent':
      return undefined
    default:
      return kind satisfies never
  }
}

const earliest = (days: readonly (LocalDate | null)[]): LocalDate | undefined =>
  days.filter((day) => day !== null).toSorted()[0]

/** When the term is over for good: a trademark may still be renewed in its grace. */
export const overOn = (kind: IpKind, { on }: Expiry): LocalDate =>
  kind === 'trademark' ? addMonths(on, graceMonths) : on

/** The last day on which what was due may still be paid. */
export const graceUntil = (due: LocalDate): LocalDate => addMonths(due, graceMonths)

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
