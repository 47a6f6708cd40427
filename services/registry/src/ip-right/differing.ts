import { formatNumeric } from '@seedline/values'
import type { CorrectIpRight } from './commands.ts'
import type { IpFact, IpOwner, IpProfile, IpRightCorrected } from './events.ts'
import { firstAcquiredOn } from './picture.ts'
import type { RegisteredIpRight } from './state.ts'

type Changes = IpRightCorrected['changes']

const plain = [
  'title',
  'filedOn',
  'acquiredOn',
  'sameDayNumber',
  'createdOn',
  'firstUsedOn',
] as const

/** Of the changes asked for, those that differ from what is recorded: an event carries no others. */
export function differing(asked: CorrectIpRight, profile: IpProfile): Changes {
  const { owners, acquisition } = asked
  const fields = plain.filter((key) => asked[key] !== undefined && asked[key] !== profile[key])
  return {
    ...Object.fromEntries(fields.map((key) => [key, asked[key]])),
    ...(owners !== null && !sameOwners(owners, profile.owners) && { owners }),
    ...(acquisition !== null && acquisition !== profile.acquisition && { acquisition }),
  }
}

/** In which fields a right is told otherwise than it is recorded; what isn't told differs in nothing. */
export function differsFrom(
  told: IpProfile,
  { profile, entries }: RegisteredIpRight,
): readonly string[] {
  const since = entries.flatMap(({ fact }) =>
    fact.type === 'IpOwnersChanged' ? [{ ...fact, acquiredOn: fact.on }] : [],
  )
  // Whoever owned it acquired it in a way and on a day of their own.
  const first = { ...profile, acquiredOn: firstAcquiredOn(profile) }
  const owned = [first, ...since].findLast(({ owners }) => agree(told.owners, owners))
  const { acquisition, acquiredOn } = owned ?? first
  const is = { ...profile, acquiredOn }
  const fields: readonly string[] = plain.filter(
    (key) => told[key] !== null && told[key] !== '' && told[key] !== is[key],
  )
  return [
    ...fields,
    ...(told.acquisition === acquisition ? [] : ['acquisition']),
    ...(owned ? [] : ['owners']),
  ]
}

function sameOwners(a: readonly IpOwner[], b: readonly IpOwner[]): boolean {
  return a.length === b.length && a.every((owner, index) => sameOwner(owner, b[index]))
}

const sameOwner = (a: IpOwner, b: IpOwner | undefined): boolean =>
  a.enterpriseId === b?.enterpriseId && a.name === b.name && shareOf(a) === shareOf(b)

/** Whether owners that are told agree with those that are recorded: one of the register is it under whatever name it bears or bore. */
const agree = (told: readonly IpOwner[], recorded: readonly IpOwner[]): boolean =>
  told.length === recorded.length &&
  told.every((owner, index) => {
    const same = recorded[index]
    if (same?.enterpriseId !== owner.enterpriseId) return false
    const isNamed = owner.enterpriseId !== '' || same.name === owner.name
    return isNamed && (owner.share === null || shareOf(same) === shareOf(owner))
  })

const shareOf = ({ share }: IpOwner): string => (share === null ? '' : formatNumeric(share))

/** Whether two facts say the same, whatever they rest on. */
export const sameFact = (a: IpFact, b: IpFact): boolean =>
  a.type === b.type && a.on === b.on && said(a) === said(b)

/** Whether a fact is recorded, perhaps with more than is told of it. */
export const tellsNoMore = (told: IpFact, recorded: IpFact): boolean =>
  sameFact(told, recorded) ||
  (told.type === 'IpGranted' &&
    recorded.type === 'IpGranted' &&
    told.certificateNumber === '' &&
    told.on === recorded.on)

const said = ({ evidence: _, provenance: __, ...fact }: IpFact): string =>
  JSON.stringify(fact, (_key, value: unknown) => {
    if (typeof value === 'bigint') return `${value}`
    // What was read of a request and of an event names its fields in other orders.
    const isPlain = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isPlain ? Object.fromEntries(Object.entries(value).toSorted(byName)) : value
  })

const byName = ([a]: [string, unknown], [b]: [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0
