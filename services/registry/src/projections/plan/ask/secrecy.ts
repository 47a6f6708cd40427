import type { Dimension } from '../measure.ts'
import { isOfRounds } from '../measures.ts'
import type { Known } from './number.ts'
import { type Asking, everything, seesAmounts } from './question.ts'
import type { NumbersQuestion } from './rows.ts'

/** From so many enterprises on nobody's own figure can be read off a sum. */
const fewest = 3

const places = ['field', 'district', 'stage'] as const
type Apart = (typeof places)[number] | 'year'

/** What tells sums apart that add up to a whole which is told: of what rounds brought, years do, too. */
const apartBy = (measure: NumbersQuestion['measure']): readonly Apart[] =>
  isOfRounds(measure) ? [...places, 'year'] : places

const parts = ['kind', 'level', 'money'] as const

/**
 * What of a question's groups whoever may not read figures is told. Sums of fewer than three enterprises are withheld. So
 * is the next smallest group of the year, where what is withheld could be reckoned from the total and the others. Two
 * places crossed, or sums as of an earlier day, would tell by their differences what single enterprises stated: none of
 * these are told. What is told is rounded, so that a sum before and after one statement doesn't tell it.
 */
export function withholding(
  asking: Asking,
  question: NumbersQuestion,
  groups: readonly Known[],
): readonly Known[] {
  if (seesAmounts(asking, question.measure)) return groups
  const { by, filter } = question
  const isAsked = (one: Dimension) => by.includes(one) || Boolean(filter[one])
  const crossed = apartBy(question.measure).filter(isAsked).length > 1
  // A part by audit would tell the rest of a sum that is told.
  if (crossed || parts.some(isAsked) || asking.day !== asking.today) return groups.map(kept)
  const kepts = new Set<Known>()
  const wholes = isOfRounds(question.measure)
    ? [groups]
    : Map.groupBy(groups, (group) => group.filter.year).values()
  for (const whole of wholes) for (const group of keptOf(whole)) kepts.add(group)
  return groups.map((group) => (kepts.has(group) ? kept(group) : { ...group, rounded: true }))
}

/**
 * Where a question is narrowed to one field, district or stage: the question that tells all of them apart. A group that is
 * withheld among them is so by itself, too: else each of the others could be asked for alone, and taken from the total.
 */
export function amongOthers(
  asking: Asking,
  question: NumbersQuestion,
): { readonly question: NumbersQuestion; readonly place: Apart } | undefined {
  const { measure, by, filter } = question
  const place = apartBy(measure).find((one) => filter[one] && !by.includes(one))
  if (seesAmounts(asking, measure) || place === undefined) return undefined
  const widened = { ...filter, [place]: everything[place] }
  return { question: { measure, by: [...by, place], filter: widened }, place }
}

export const kept = (group: Known): Known => ({ ...group, withheld: group.enterprises > 0 })

/** Of the groups that make up a whole, those that are kept: never one alone, nor so few enterprises that they are one's. */
function keptOf(groups: readonly Known[]): readonly Known[] {
  const bySize = groups.filter(({ enterprises }) => enterprises > 0).toSorted(bySizes)
  const found = bySize.filter(({ enterprises }) => enterprises < fewest)
  if (found.length === 0 || bySize.length === 1) return found
  const enough = () =>
    found.length > 1 && found.reduce((sum, { enterprises }) => sum + enterprises, 0) >= fewest
  for (const next of bySize.slice(found.length)) {
    if (enough()) break
    found.push(next)
  }
  return found
}

const bySizes = (a: Known, b: Known): number => a.enterprises - b.enterprises
