import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { exactly } from '@seedline/values'
import type { Catalogue } from './catalogue.ts'
import type { StateFigures } from './commands.ts'
import type { FiguresEvent, FiguresStated, StatedFigure } from './events.ts'
import { contradicted, doubted } from './judged.ts'
import { periodFault } from './period-fault.ts'
import { isBetter } from './standing.ts'
import { type FiguresState, type StatementState, statementOf } from './state.ts'

/** Figures are stated: what the same source said on the same day already is left out. */
export function state(
  catalogue: Catalogue,
  command: StateFigures,
  { statements }: FiguresState,
): Decision<FiguresEvent> {
  const { enterpriseId, enterprise, period, statedOn, audited, provenance } = command
  if (!enterprise) return reject(problemOf('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId }))
  const wrong = periodFault(command, enterprise)
  if (wrong) return reject(wrong)
  const said = statements.filter((one) => isOfSame(one, command))
  const figures = command.figures.filter((figure) => !said.some((one) => says(one, figure)))
  if (figures.length === 0) return accept()
  const event: FiguresStated = {
    type: 'FiguresStated',
    enterpriseId,
    statementId: command.newStatementId,
    period,
    statedOn,
    audited,
    figures,
    doubts: [],
    provenance,
    evidence: command.evidence,
  }
  return judged(catalogue, command, statements, event)
}

function judged(
  catalogue: Catalogue,
  { figures: given, confirmed }: StateFigures,
  before: readonly StatementState[],
  event: FiguresStated,
): Decision<FiguresEvent> {
  const { period, statementId, figures } = event
  const after = [...before, statementOf(event)]
  const wrong = contradicted(catalogue, { before, after, period, statementId }, given)
  if (wrong) return reject(wrong)
  const found = doubted(catalogue, { after, period }, figures, confirmed)
  if ('problem' in found) return reject(found.problem)
  return accept({ ...event, doubts: found.doubts })
}

// Another source bears a figure out, and so does another day: once the first statement is withdrawn, they stand.
const isOfSame = (statement: StatementState, command: StateFigures): boolean =>
  !statement.withdrawn &&
  statement.period === command.period &&
  statement.statedOn === command.statedOn &&
  statement.provenance.source === command.provenance.source &&
  !isBetter(command, statement)

const says = ({ figures }: StatementState, figure: StatedFigure): boolean =>
  figures.some((one) => one.item === figure.item && exactly(one) === exactly(figure))
