import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { exactly } from '@seedline/values'
import { type Catalogue, named } from './catalogue.ts'
import type { RestateFigures } from './commands.ts'
import type { FiguresEvent, FiguresRestated, StatedFigure } from './events.ts'
import { contradicted, doubted } from './judged.ts'
import { periodFault } from './period-fault.ts'
import { inSequence, standingOf } from './standing.ts'
import { type FiguresState, type StatementState, statementOf } from './state.ts'

/** Figures that stand are replaced by others, which say why. */
export function restate(
  catalogue: Catalogue,
  command: RestateFigures,
  { statements }: FiguresState,
): Decision<FiguresEvent> {
  const { enterpriseId, enterprise, statementId, statedOn } = command
  if (!enterprise) return reject(problemOf('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId }))
  const replaced = statements.find((one) => one.statementId === statementId)
  if (!replaced) return reject(problemOf('STATEMENT_UNKNOWN', { statement_id: statementId }))
  if (replaced.withdrawn)
    return reject(problemOf('STATEMENT_WITHDRAWN', { statement_id: statementId }))
  const wrong = periodFault({ ...command, period: replaced.period }, enterprise)
  if (wrong) return reject(wrong)
  if (statedOn < replaced.statedOn)
    return reject(problemOf('RESTATED_BEFORE_STATED', { stated_on: replaced.statedOn }))
  return replacing(catalogue, command, statements, replaced)
}

function replacing(
  catalogue: Catalogue,
  command: RestateFigures,
  before: readonly StatementState[],
  replaced: StatementState,
): Decision<FiguresEvent> {
  const { period, statementId } = replaced
  const { standing } = inSequence(before)
  const pairs: { readonly figure: StatedFigure; readonly was: StatedFigure }[] = []
  for (const figure of command.figures) {
    const stands = standingOf(standing, period, figure.item)
    if (stands?.on.statementId !== statementId)
      return reject(
        problemOf('FIGURE_NOT_OF_STATEMENT', {
          item: named(catalogue, figure.item),
          period,
          statement_id: statementId,
          stands_on: stands?.on.statementId ?? '',
        }),
      )
    if (exactly(stands.figure) !== exactly(figure)) pairs.push({ figure, was: stands.figure })
  }
  if (pairs.length === 0) return reject(problemOf('NOTHING_TO_CORRECT'))
  return judged(catalogue, command, before, eventOf(command, replaced, pairs))
}

const eventOf = (
  command: RestateFigures,
  { statementId, period }: StatementState,
  pairs: readonly { readonly figure: StatedFigure; readonly was: StatedFigure }[],
): FiguresRestated => ({
  type: 'FiguresRestated',
  enterpriseId: command.enterpriseId,
  statementId: command.newStatementId,
  replacesStatementId: statementId,
  period,
  statedOn: command.statedOn,
  reason: command.reason,
  audited: command.audited,
  figures: pairs.map(({ figure, was }) => ({ ...figure, wasValue: was.value, wasUnit: was.unit })),
  doubts: [],
  provenance: command.provenance,
  evidence: command.evidence,
})

function judged(
  catalogue: Catalogue,
  { figures: given, confirmed }: RestateFigures,
  before: readonly StatementState[],
  event: FiguresRestated,
): Decision<FiguresEvent> {
  const { period, statementId } = event
  const restated = statementOf(event)
  const after = [...before, restated]
  const wrong = contradicted(catalogue, { before, after, period, statementId }, given)
  if (wrong) return reject(wrong)
  const found = doubted(catalogue, { after, period }, restated.figures, confirmed)
  if ('problem' in found) return reject(found.problem)
  return accept({ ...event, doubts: found.doubts })
}
