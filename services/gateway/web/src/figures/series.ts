import type { StandingFigure } from '../api/figures.ts'

/** The periods that are shown beside one another: years, halves or quarters. */
export type PeriodKind = 'year' | 'half-year' | 'quarter'

export const periodKindOf = (period: string): PeriodKind => {
  if (period.length === 4) return 'year'
  return period[5] === 'H' ? 'half-year' : 'quarter'
}

/** The periods of a kind of which something stands, the earliest first. */
export const periodsOf = (
  figures: readonly StandingFigure[],
  kind: PeriodKind,
): readonly string[] =>
  [...new Set(figures.map(({ period }) => period))]
    .filter((period) => periodKindOf(period) === kind)
    .toSorted()

/** How many decimal places a unit of money lies above the one that charts are drawn in, 万元. */
const places: Readonly<Record<string, number>> = { 元: -4, 万元: 0, 亿元: 4 }

/** Where a figure is drawn; what is read stands in the table, digit by digit. */
const drawn = ({ value, unit }: StandingFigure): number => Number(`${value}e${places[unit] ?? 0}`)

/** An item through some periods, with a gap where nothing stands. */
export const seriesOf = (
  figures: readonly StandingFigure[],
  item: string,
  periods: readonly string[],
): readonly (number | null)[] =>
  periods.map((period) => {
    const found = figures.find((figure) => figure.item === item && figure.period === period)
    return found ? drawn(found) : null
  })
