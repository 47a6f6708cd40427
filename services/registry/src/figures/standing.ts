import { exactly, type FigurePeriod, type LocalDate } from '@seedline/values'
import type { StatedFigure } from './events.ts'
import type { StatementState } from './state.ts'

/** A figure of a period, with the statement that it stands on. */
export interface Standing<S extends StatementState = StatementState> {
  readonly figure: StatedFigure
  readonly on: S
}

/** What stands: by period, and in each by item. */
export type StandingFigures<S extends StatementState = StatementState> = ReadonlyMap<
  FigurePeriod,
  ReadonlyMap<string, Standing<S>>
>

/** Two figures of one item and period of which one replaces the other without saying so. */
export interface Clash {
  readonly period: FigurePeriod
  readonly first: Standing
  readonly second: Standing
}

interface Sequence<S extends StatementState> {
  readonly standing: StandingFigures<S>
  readonly clashes: readonly Clash[]
}

interface Dated {
  readonly statedOn: LocalDate
  readonly withdrawn: boolean
}

/** What was not withdrawn, by the day on which it was stated; of one day, in the order of recording. */
export const inOrderOfDays = <S extends Dated>(statements: readonly S[]): readonly S[] =>
  statements
    .filter(({ withdrawn }) => !withdrawn)
    .toSorted((a, b) => (a.statedOn < b.statedOn ? -1 : a.statedOn > b.statedOn ? 1 : 0))

/**
 * What stands of all that was stated and not withdrawn, by the day on which it was stated: a later statement of the same figure
 * bears it out, a restatement replaces it, and anything else clashes.
 */
export function inSequence<S extends StatementState>(statements: readonly S[]): Sequence<S> {
  const standing = new Map<FigurePeriod, Map<string, Standing<S>>>()
  const clashes: Clash[] = []
  for (const on of inOrderOfDays(statements)) {
    const ofPeriod = standing.get(on.period) ?? new Map<string, Standing<S>>()
    standing.set(on.period, ofPeriod)
    for (const figure of on.figures) {
      const before = ofPeriod.get(figure.item)
      const second = { figure, on }
      if (before && on.replaces === undefined && exactly(before.figure) !== exactly(figure))
        clashes.push({ period: on.period, first: before, second })
      ofPeriod.set(figure.item, second)
    }
  }
  return { standing, clashes }
}

/** What stands of an item in a period. */
export const standingOf = (
  standing: StandingFigures,
  period: FigurePeriod,
  item: string,
): Standing | undefined => standing.get(period)?.get(item)
