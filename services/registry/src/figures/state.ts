import type { FigurePeriod, LocalDate, Provenance } from '@seedline/values'
import type { FigureDoubt, FiguresEvent, StatedFigure, StatementId } from './events.ts'

/** One statement of figures, as one source gives them for one period. */
export interface StatementState {
  readonly statementId: StatementId
  readonly period: FigurePeriod
  readonly statedOn: LocalDate
  readonly audited: boolean
  readonly provenance: Provenance
  readonly figures: readonly StatedFigure[]
  readonly doubts: readonly FigureDoubt[]
  /** The statement whose items these replace; undefined where none is. */
  readonly replaces: StatementId | undefined
  readonly withdrawn: boolean
}

/** What an enterprise has stated, in the order of recording. `entries` counts the events. */
export interface FiguresState {
  readonly statements: readonly StatementState[]
  readonly entries: number
}

export const nothingStated: FiguresState = { statements: [], entries: 0 }

export const evolve = (state: FiguresState, event: FiguresEvent): FiguresState => ({
  entries: state.entries + 1,
  statements: statementsAfter(state.statements, event),
})

function statementsAfter(
  statements: readonly StatementState[],
  event: FiguresEvent,
): readonly StatementState[] {
  switch (event.type) {
    case 'FiguresStated':
    case 'FiguresRestated':
      return [...statements, statementOf(event)]
    case 'FiguresWithdrawn':
      return statements.map((one) =>
        one.statementId === event.statementId ? { ...one, withdrawn: true } : one,
      )
    default:
      return event satisfies never
  }
}

/** The statement that an event brings. */
export const statementOf = (
  event: Exclude<FiguresEvent, { readonly type: 'FiguresWithdrawn' }>,
): StatementState => ({
  statementId: event.statementId,
  period: event.period,
  statedOn: event.statedOn,
  audited: event.audited,
  provenance: event.provenance,
  figures: event.figures.map(({ item, value, unit }) => ({ item, value, unit })),
  doubts: event.doubts,
  replaces: event.type === 'FiguresRestated' ? event.replacesStatementId : undefined,
  withdrawn: false,
})
