import type { Faults } from '@seedline/contracts/kinds'
import { problemOf } from '@seedline/contracts/refusals'
import {
  type FigurePeriod,
  formatStatedDecimal,
  type Parsed,
  periodKindOf,
  type Unit,
} from '@seedline/values'
import { type Catalogue, named } from './catalogue.ts'
import type { StatedFigure } from './events.ts'

/** What is looked at of a request before anything is decided. */
interface WithFigures {
  readonly period?: FigurePeriod | undefined
  readonly figures?: readonly (StatedFigure | undefined)[] | undefined
  readonly confirmed?: readonly (string | undefined)[] | undefined
}

/** How the rules read a figure that was stated. */
export type FigureReader = (value: string, unit: Unit, of: 'amount' | 'perShare') => Parsed<unknown>

/** Whether each item may be stated so: it is in the catalogue, in a unit that measures it, with a sign and for a period that it may have. */
export const checkStatement =
  (catalogue: Catalogue, read: FigureReader) =>
  ({ period, figures = [], confirmed = [] }: WithFigures, faults: Faults): void => {
    const seen = new Set<string>()
    for (const [index, figure] of figures.entries()) {
      if (figure?.item === undefined) continue
      checkFigure(catalogue, read, figure, period, `/figures/${index}`, faults)
      if (seen.has(figure.item))
        faults.note(
          `/figures/${index}/item`,
          problemOf('FIGURE_TWICE', { item: named(catalogue, figure.item) }),
        )
      seen.add(figure.item)
    }
    for (const [index, item] of confirmed.entries())
      if (item !== undefined && !catalogue.items.has(item))
        faults.note(`/confirmed/${index}`, problemOf('FIGURE_ITEM_UNKNOWN'))
  }

function checkFigure(
  catalogue: Catalogue,
  reader: FigureReader,
  figure: Partial<StatedFigure> & { readonly item: string },
  period: FigurePeriod | undefined,
  at: string,
  faults: Faults,
): void {
  const of = catalogue.items.get(figure.item)
  if (!of) {
    faults.note(`${at}/item`, problemOf('FIGURE_ITEM_UNKNOWN'))
    return
  }
  const item = named(catalogue, of.item)
  const { unit, value } = figure
  if (unit !== undefined && !of.units.includes(unit)) {
    const allowed = of.units.join(', ')
    faults.note(`${at}/unit`, problemOf('FIGURE_UNIT_WRONG', { item, unit, allowed }))
  }
  if (unit !== undefined && value !== undefined && of.units.includes(unit)) {
    // What can't be read by the rules can't be stated: every self-check would have to leave it aside.
    const read = reader(formatStatedDecimal(value), unit, of.perShare ? 'perShare' : 'amount')
    if (!read.ok) faults.note(`${at}/value`, read.problem)
  }
  if (value !== undefined && of.sign === 'not-negative' && value.value.units < 0n)
    faults.note(`${at}/value`, problemOf('FIGURE_NEGATIVE', { item }))
  if (value !== undefined && of.measures === 'people' && value.value.units % 10_000_000_000n !== 0n)
    faults.note(`${at}/value`, problemOf('FIGURE_NOT_WHOLE', { item }))
  if (period !== undefined && !of.periods.includes(periodKindOf(period)))
    faults.note(`${at}/item`, problemOf('FIGURE_NOT_OF_PERIOD', { item, period }))
}
