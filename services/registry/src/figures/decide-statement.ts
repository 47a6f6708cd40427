import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { exactly, type Provenance } from '@seedline/values'
import type { Catalogue } from './catalogue.ts'
import type { StateFigures } from './commands.ts'
import type { FiguresEvent, FiguresStated, StatedFigure } from './events.ts'
import { contradicted, doubted } from './judged.ts'
import { periodFault } from './period-fault.ts'
import { inSequence, type Standing, standingOf } from './standing.ts'
import { type FiguresState, type StatementState, statementOf } from './state.ts'

/** Figures are stated: what is known already and comes from no better source is left out. */
export function state(
  catalogue: Catalogue,
  command: StateFigures,
  { statements }: FiguresState,
): Decision<FiguresEvent> {
  const { enterpriseId, enterprise, period, statedOn, audited, provenance } = command
  if (!enterprise) return reject(problemOf('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId }))
  const wrong = periodFault(command, enterprise)
  if (wrong) return reject(wrong)
  const { standing } = inSequence(statements)
  const figures = command.figures.filter((figure) => {
    const stands = standingOf(standing, period, figure.item)
    return !stands || isNews(figure, stands, command)
  })
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

const trust: Readonly<Record<Provenance['confidence'], number>> = {
  verified: 3,
  reported: 2,
  unverified: 1,
  unstated: 0,
}

/** Whether it says more than what stands: another figure, or the same from a better source. */
function isNews(
  figure: StatedFigure,
  { figure: known, on }: Standing,
  { audited, provenance }: Pick<StateFigures, 'audited' | 'provenance'>,
): boolean {
  if (exactly(figure) !== exactly(known)) return true
  if (audited !== on.audited) return audited
  return trust[provenance.confidence] > trust[on.provenance.confidence]
}
