import { addDays, addMonths, localDate } from '@seedline/values'
import type { Company } from '../company.ts'
import { dayOf } from './day.ts'
import { type Fact, factAt } from './fact.ts'
import { member, type Node } from './node.ts'

/** When a step was, or by when at the latest; or why it isn't told. */
export type When =
  | { readonly date: string; readonly isItsOwn: boolean }
  | { readonly left: 'NO_DAY' | 'AFTER_LISTING' | 'NOT_YET' }

export const statedDay = (entry: Node): Fact | undefined => factAt(member(entry, 'date', 'on'))

/** Its day; one that can't be read is no day, and nothing of it is recorded. */
export function dayFact(entry: Node): Fact | undefined {
  const stated = statedDay(entry)
  return stated && dayOf(stated.value) ? stated : undefined
}

/**
 * The days of the entries of a history. Of one without a day of its own the latest on which it can
 * have been: the end of the year or the month that it names, or the day of what follows it. What it
 * came to is certain by then, and its own day isn't: it is recorded as what is not itemised.
 */
export function whenOf(entries: readonly Node[], company: Company): readonly When[] {
  const days = entries.map((entry) => dayOf(dayFact(entry)?.value ?? ''))
  const [earlier, later] = [daysBefore(days), daysBefore(days.toReversed()).toReversed()]
  return entries.map((entry, index) => {
    const own = days[index]
    const stretch = own ? { first: own, last: own } : stretchOf(statedDay(entry)?.value ?? '')
    const next = later[index]
    const date = stretch ? latestIn(stretch, [next, company.today]) : (next ?? earlier[index])
    if (date === undefined) return { left: 'NO_DAY' }
    if (company.listedOn && stretch && date > company.listedOn) return { left: 'AFTER_LISTING' }
    if (date > company.today) return { left: 'NOT_YET' }
    return { date, isItsOwn: own !== undefined }
  })
}

/** For each place the last day before it. */
function daysBefore(days: readonly (string | undefined)[]): readonly (string | undefined)[] {
  let last: string | undefined
  return days.map((day) => {
    const before = last
    last = day ?? last
    return before
  })
}

/** The day of the foundation, where an entry that is one names none, or only its year or month. */
export function foundedWithin(entry: Node, { foundedOn }: Company): string | undefined {
  const stated = statedDay(entry)
  if (foundedOn === undefined || !stated) return foundedOn
  const stretch = stretchOf(stated.value)
  return stretch && stretch.first <= foundedOn && foundedOn <= stretch.last ? foundedOn : undefined
}

interface Stretch {
  readonly first: string
  readonly last: string
}

/** A year or a month. */
function stretchOf(text: string): Stretch | undefined {
  const found = /^((?:19|20)\d{2})\s*(?:年|[-/.年]\s*(\d{1,2})\s*月?)?$/.exec(text.trim())
  if (!found) return undefined
  const [, year = '', month] = found
  const first = dayOf(`${year}-${month ?? '1'}-1`)
  if (first === undefined) return undefined
  const next = addMonths(localDate(first), month === undefined ? 12 : 1)
  return { first, last: addDays(next, -1) }
}

const latestIn = ({ first, last }: Stretch, bounds: readonly (string | undefined)[]): string =>
  bounds.reduce<string>(
    (so, bound) => (bound !== undefined && bound >= first && bound < so ? bound : so),
    last,
  )
