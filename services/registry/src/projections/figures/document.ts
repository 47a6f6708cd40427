import { provenance } from '@seedline/contracts/kinds'
import type { FigureDoubt, StatedFigure } from '@seedline/contracts/registry/v1/figures_events'
import type { StandingFigure } from '@seedline/contracts/registry/v1/figures_service'
import type { RecordingDocument } from '@seedline/facts/answers'
import {
  type Evidence,
  exactly,
  type FigurePeriod,
  formatStatedDecimal,
  type LocalDate,
  type Provenance,
  parseStatedDecimal,
  trusted,
  type Unit,
} from '@seedline/values'
import type { FiguresEvent, StatementId } from '../../figures/events.ts'
import { inOrderOfDays, isBetter } from '../../figures/standing.ts'

/** A statement as a page tells it, its figures as they were written. */
export interface StatementDocument {
  readonly statementId: StatementId
  readonly period: FigurePeriod
  readonly statedOn: LocalDate
  readonly audited: boolean
  readonly provenance: Provenance
  readonly evidence: readonly Evidence[]
  readonly figures: readonly StatedFigure[]
  readonly doubts: readonly FigureDoubt[]
  readonly replaces: StatementId | null
  /** Why figures were replaced. */
  readonly reason: string
  readonly withdrawn: boolean
  readonly withdrawalReason: string
  readonly recording: RecordingDocument
}

/** What one enterprise has stated, and what stands of it. */
export interface FiguresDocument {
  readonly statements: readonly StatementDocument[]
  /** By period. */
  readonly standing: Readonly<Record<string, readonly StandingFigure[]>>
  /** Those of which something stands. */
  readonly periods: readonly FigurePeriod[]
}

export const noFigures: FiguresDocument = { statements: [], standing: {}, periods: [] }

/** The document after an event. Pure; the same fold answers as-of questions from the stream. */
export function evolve(
  before: FiguresDocument,
  event: FiguresEvent,
  recording: RecordingDocument,
): FiguresDocument {
  const statements = statementsAfter(before.statements, event, recording)
  const { [event.period]: _, ...others } = before.standing
  const figures = standingIn(statements, event.period)
  const standing = figures.length > 0 ? { ...others, [event.period]: figures } : others
  const periods = Object.keys(standing).toSorted() as FigurePeriod[]
  return { statements, standing, periods }
}

function statementsAfter(
  statements: readonly StatementDocument[],
  event: FiguresEvent,
  recording: RecordingDocument,
): readonly StatementDocument[] {
  if (event.type === 'FiguresWithdrawn')
    return statements.map((one) =>
      one.statementId === event.statementId
        ? { ...one, withdrawn: true, withdrawalReason: event.reason }
        : one,
    )
  const restates = event.type === 'FiguresRestated'
  return [
    ...statements,
    {
      statementId: event.statementId,
      period: event.period,
      statedOn: event.statedOn,
      audited: event.audited,
      provenance: event.provenance,
      evidence: event.evidence,
      figures: event.figures.map(({ item, value, unit }) => ({
        item,
        value: formatStatedDecimal(value),
        unit,
      })),
      doubts: event.doubts.map((doubt) => ({
        ...doubt,
        otherValue: formatStatedDecimal(doubt.otherValue),
      })),
      replaces: restates ? event.replacesStatementId : null,
      reason: restates ? event.reason : '',
      withdrawn: false,
      withdrawalReason: '',
      recording,
    },
  ]
}

function standingIn(
  statements: readonly StatementDocument[],
  period: FigurePeriod,
): readonly StandingFigure[] {
  const found = new Map<string, Shown>()
  for (const on of inOrderOfDays(statements.filter((one) => one.period === period)))
    for (const figure of on.figures) {
      const before = found.get(figure.item)
      const bearsOut = before !== undefined && on.replaces === null && isSame(before.figure, figure)
      if (!bearsOut || isBetter(on, before.on)) found.set(figure.item, { on, figure })
    }
  return [...found.values()]
    .map(({ on, figure }) => standingOn(on, figure))
    .toSorted((a, b) => (a.item < b.item ? -1 : a.item > b.item ? 1 : 0))
}

interface Shown {
  readonly on: StatementDocument
  readonly figure: StatedFigure
}

const isSame = (a: StatedFigure, b: StatedFigure): boolean => exactOf(a) === exactOf(b)

const exactOf = ({ value, unit }: StatedFigure) =>
  exactly({ value: trusted(parseStatedDecimal(value)), unit: unit as Unit })

const standingOn = (
  on: StatementDocument,
  { item, value, unit }: StatedFigure,
): StandingFigure => ({
  period: on.period,
  item,
  value,
  unit,
  statementId: on.statementId,
  statedOn: on.statedOn,
  audited: on.audited,
  restated: on.replaces !== null,
  doubtful: on.doubts.some((doubt) => doubt.item === item),
  confidence: provenance.toProto(on.provenance).confidence,
  synthetic: on.provenance.synthetic,
})
