import { problemOf } from '@seedline/contracts/refusals'
import { exactly, type FigurePeriod, type Objection, yearOf, yearsLater } from '@seedline/values'
import { type Catalogue, type FigureItem, named } from './catalogue.ts'
import { partsDiffer, partsTold } from './contradictions.ts'
import type { FigureDoubt, StatedFigure } from './events.ts'
import { type Standing, type StandingFigures, standingOf } from './standing.ts'
import { told } from './told.ts'

/** A figure that may be right and ought to be looked at, as it is told and as it is kept. */
export interface Doubtful {
  readonly doubt: FigureDoubt
  readonly problem: Objection
}

/** So many times a neighbouring year's figure, or less than that part of it, is asked about. */
const jump = 5n

/** The same of what may be negative, such as a profit. */
const wideJump = 20n

/** The same where a profit became a loss or the other way: in between it was nothing. */
const jumpThroughZero = 100n

/** A wrong unit shows in what is small, too; people come and go in ones. */
const leastPeople = 10n

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value)

/** Which of the figures given are doubtful, once they stand among the others. */
export function doubtsOf(
  catalogue: Catalogue,
  standing: StandingFigures,
  period: FigurePeriod,
  figures: readonly StatedFigure[],
): readonly Doubtful[] {
  return figures.flatMap((figure) => {
    const of = catalogue.items.get(figure.item)
    if (!of) return []
    return [
      ...jumpsOf(catalogue, standing, period, figure, of),
      ...differencesOf(catalogue, standing, period, of),
    ]
  })
}

function jumpsOf(
  catalogue: Catalogue,
  standing: StandingFigures,
  period: FigurePeriod,
  figure: StatedFigure,
  of: FigureItem,
): readonly Doubtful[] {
  if (of.kind === 'ratio') return []
  const neighbours = [-1, 1].flatMap(
    (years) => standingOf(standing, yearsLater(period, years), figure.item) ?? [],
  )
  return neighbours
    .filter((other) => jumps(figure, other, of))
    .map((other) => ({
      doubt: doubtBeside('FIGURE_JUMPS', figure.item, other),
      problem: problemOf('FIGURE_JUMPS', {
        item: named(catalogue, figure.item),
        given: told(figure),
        other_period: other.on.period,
        other: told(other.figure),
      }),
    }))
}

// Profits pass through zero: there a year says little of the next, unless it is another order of magnitude.
function jumps(figure: StatedFigure, { figure: other }: Standing, of: FigureItem): boolean {
  const [given, beside] = [exactly(figure), exactly(other)]
  const [a, b] = [magnitude(given), magnitude(beside)]
  const [less, more] = a < b ? [a, b] : [b, a]
  if (more === 0n) return false
  if (of.measures === 'people' && more < leastPeople * 1_000_000_000_000n) return false
  if (less === 0n) return of.sign === 'not-negative' && b !== 0n
  return more > less * timesOf(of, given < 0n === beside < 0n)
}

function timesOf({ sign }: FigureItem, isOneSide: boolean): bigint {
  if (sign === 'not-negative') return jump
  return isOneSide ? wideJump : jumpThroughZero
}

function differencesOf(
  catalogue: Catalogue,
  standing: StandingFigures,
  period: FigurePeriod,
  of: FigureItem,
): readonly Doubtful[] {
  const year = yearOf(period)
  return [...standing.keys()]
    .filter((other) => yearOf(other) === year)
    .flatMap((other) => {
      const differ = partsDiffer(standing, other, of)
      if (!differ || !(other === period || differ.known.some(({ on }) => on.period === period)))
        return []
      const words = partsTold(differ.known)
      const problem = problemOf('FIGURE_PARTS_DIFFER', {
        item: named(catalogue, of.item),
        period: other,
        whole: told(differ.whole.figure),
        parts: {
          code: words.map(({ code }) => code).join(', '),
          zh: words.map(({ zh }) => zh).join('、'),
          en: words.map(({ en }) => en).join(', '),
        },
      })
      return [{ doubt: doubtBeside('FIGURE_PARTS_DIFFER', of.item, differ.whole), problem }]
    })
}

const doubtBeside = (code: string, item: string, { figure, on }: Standing): FigureDoubt => ({
  item,
  code,
  otherPeriod: on.period,
  otherValue: figure.value,
  otherUnit: figure.unit,
})
