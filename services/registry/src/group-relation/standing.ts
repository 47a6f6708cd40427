import { compareNumeric, type EnterpriseId, type LocalDate, numeric } from '@seedline/values'
import type { Party } from './events.ts'
import type { Relation } from './state.ts'

/** Days from one on, before another; null: no end was set. */
export interface Span {
  readonly since: LocalDate
  readonly endedOn: LocalDate | null
}

export const isOn = ({ since, endedOn }: Span, day: LocalDate): boolean =>
  since <= day && (endedOn === null || day < endedOn)

const laterDate = (a: LocalDate, b: LocalDate): LocalDate => [a, b].sort().at(-1) ?? a

/** The days that two spans share; undefined: none. */
export function sharedSpan(a: Span, b: Span): Span | undefined {
  const since = laterDate(a.since, b.since)
  const endedOn =
    a.endedOn === null || (b.endedOn !== null && b.endedOn < a.endedOn) ? b.endedOn : a.endedOn
  return endedOn === null || since < endedOn ? { since, endedOn } : undefined
}

const half = numeric('50')

/** Holds more than half: there is one at a time. */
export const isMajority = ({ kind, sharePercent }: Pick<Relation, 'kind' | 'sharePercent'>) =>
  kind === 'parent' && sharePercent !== null && compareNumeric(sharePercent, half) > 0

/** Whether two are the same, as far as they are named. */
export function isSameParty(a: Party, b: Party): boolean {
  if (a.kind !== b.kind) return false
  if (a.kind === 'enterprise') return a.enterpriseId === b.enterpriseId
  return a.uscc !== null && b.uscc !== null ? a.uscc === b.uscc : a.name === b.name
}

/** The enterprise of this register that stands above; undefined: another organisation or a person. */
export const enterpriseAbove = ({ party }: Pick<Relation, 'party'>): EnterpriseId | undefined =>
  party.kind === 'enterprise' && party.enterpriseId !== null ? party.enterpriseId : undefined
