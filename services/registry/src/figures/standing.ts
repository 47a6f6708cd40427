import { exactly, type FigurePeriod, type LocalDate, type Provenance } from '@seedline/values'
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

/** How far each kind of source is to be trusted. */
const trust: Readonly<Record<Provenance['confidence'], number>> = {
  verified: 3,
  reported: 2,
  unverified: 1,
  unstated: 0,
}

type Sourced = Pick<StatementState, 'audited' | 'provenance'>

/** Whether the same figure stands on a later statement from now on: only where that is the better source. */
export function isBetter(later: Sourced, earlier: Sourced): boolean {
  if (later.audited !== earlier.audited) return later.audited
  return trust[later.provenance.confidence] > trust[earlier.provenance.confidence]
}

/** What was not withdrawn, by the day on which it was stated; of one day, in the order of recording. */
export const inOrderOfDays = <S extends Dated>(statements: readonly S[]): readonly S[] =>
  statements
    .filter(({ withdrawn }) => !withdrawn)
    .toSorted((a, b) => (a.statedOn < b.statedOn ? -1 : a.statedOn > b.statedOn ? 1 : 0))

/**
 * What stands of all that was stated and not withdrawn, by the day on which it was stated: a later statement of the same figure
 * bears it out, and it stands on the better of them; a restatement replaces it, and anything else clashes.
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
      const isSame = before !== undefined && exactly(before.figure) === exactly(figure)
      if (before && on.replaces === undefined && !isSame)
        clashes.push({ period: on.period, first: before, second })
      if (isSame && on.replaces === undefined && !isBetter(on, before.on)) continue
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
