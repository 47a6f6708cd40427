import { measures } from '../measures.ts'
import type { Known } from './number.ts'
import type { Asking } from './question.ts'
import type { NumbersQuestion } from './rows.ts'

/** From so many enterprises on nobody's own figure can be read off a sum. */
const fewest = 3

const places = ['field', 'district', 'stage'] as const

/**
 * What of a question's groups whoever may not read figures is told. Sums of fewer than three enterprises are withheld. So
 * is the next smallest group of the year, where what is withheld could be reckoned from the total and the others. Two
 * places crossed, or sums as of an earlier day, would tell by their differences what single enterprises stated: none of
 * these are told. What is told is rounded, so that a sum before and after one statement doesn't tell it.
 */
export function withholding(
  { seesFigures, day, today }: Asking,
  question: NumbersQuestion,
  groups: readonly Known[],
): readonly Known[] {
  if (seesFigures || measures[question.measure].unit !== 'CNY') return groups
  const { by, filter } = question
  const crossed = places.filter((place) => by.includes(place) || filter[place]).length > 1
  if (crossed || day !== today) return groups.map(kept)
  const kepts = new Set<Known>()
  for (const ofYear of Map.groupBy(groups, (group) => group.filter.year).values())
    for (const group of keptOf(ofYear)) kepts.add(group)
  return groups.map((group) => (kepts.has(group) ? kept(group) : { ...group, rounded: true }))
}

const kept = (group: Known): Known => ({ ...group, withheld: group.enterprises > 0 })

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
