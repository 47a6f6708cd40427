import { problemOf } from '@seedline/contracts/refusals'
import {
  addNumeric,
  formatNumeric,
  type LocalDate,
  numericOfWhole,
  type Objection,
  patentFacts,
  patentNumber,
} from '@seedline/values'
import type { IpOwner, IpProfile } from './events.ts'
import { contradictionOf } from './judge.ts'
import { after, atFiling, type Picture } from './picture.ts'
import type { IpEntry } from './state.ts'

/** In the order of their days, and of one day as they were recorded. */
export const byDay = (entries: readonly IpEntry[]): readonly IpEntry[] =>
  entries.toSorted((a, b) =>
    a.fact.on < b.fact.on ? -1 : a.fact.on > b.fact.on ? 1 : a.version - b.version,
  )

/** The right as it was at the end of a day. */
export const pictureOn = (
  profile: IpProfile,
  entries: readonly IpEntry[],
  day: LocalDate,
): Picture =>
  byDay(entries)
    .filter(({ fact }) => fact.on <= day)
    .reduce((picture, { version, fact }) => after(picture, version, fact), atFiling(profile))

/** What contradicts itself, and which entry says so; 0: the registration itself. */
export interface Contradiction {
  readonly version: number
  readonly problem: Objection
}

/** The first contradiction among all that would stand, walked through day by day; undefined: there is none. */
export function contradictionIn(
  profile: IpProfile,
  entries: readonly IpEntry[],
): Contradiction | undefined {
  const wrong = faultOfProfile(profile)
  if (wrong) return { version: 0, problem: wrong }
  let picture = atFiling(profile)
  for (const { version, fact } of byDay(entries)) {
    const problem =
      contradictionOf(fact, picture, profile) ??
      (fact.type === 'IpOwnersChanged' ? faultOfOwners(fact.owners) : undefined)
    if (problem) return { version, problem }
    picture = after(picture, version, fact)
  }
  return undefined
}

function faultOfProfile(profile: IpProfile): Objection | undefined {
  const { filedOn, acquiredOn, family, number } = profile
  if (filedOn !== null && acquiredOn !== null && acquiredOn < filedOn)
    return problemOf('IP_BEFORE_FILING', {
      what: { code: 'acquiredOn', zh: '取得权利', en: 'the acquisition' },
      on: acquiredOn,
      filed_on: filedOn,
    })
  if (family === 'patent' && filedOn !== null) {
    const { year, international } = patentFacts(patentNumber(number))
    const filed = Number(filedOn.slice(0, 4))
    // An international application has its own day, and its number the year in which it came to China.
    if (international ? filed > year : filed !== year)
      return problemOf('IP_NUMBER_YEAR_DIFFERS', { number_year: year, filed_on: filedOn })
  }
  return faultOfOwners(profile.owners)
}

const whole = numericOfWhole(100n)

function faultOfOwners(owners: readonly IpOwner[]): Objection | undefined {
  const known = owners.map(({ enterpriseId, name }) => enterpriseId || name)
  const twice = owners.find((_, index) => known.indexOf(known[index] ?? '') !== index)
  if (twice) return problemOf('IP_OWNER_TWICE', { owner: twice.name })
  const sum = owners.reduce(
    (total, { share }) => (share === null ? total : addNumeric(total, share)),
    numericOfWhole(0n),
  )
  const negative = owners.some(({ share }) => share !== null && share.units < 0n)
  return sum.units > whole.units || negative
    ? problemOf('IP_SHARES_ABOVE_WHOLE', { sum: formatNumeric(sum) })
    : undefined
}
