import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import type { Catalogue } from './catalogue.ts'
import type { WithdrawFigures } from './commands.ts'
import type { FiguresEvent } from './events.ts'
import { contradicted } from './judged.ts'
import type { FiguresState } from './state.ts'

/** A statement was a wrong entry. What it had replaced stands again, and has to fit what was stated since. */
export function withdraw(
  catalogue: Catalogue,
  { enterpriseId, statementId, reason }: WithdrawFigures,
  { statements }: FiguresState,
): Decision<FiguresEvent> {
  const found = statements.find((one) => one.statementId === statementId)
  if (!found) return reject(problemOf('STATEMENT_UNKNOWN', { statement_id: statementId }))
  if (found.withdrawn)
    return reject(problemOf('STATEMENT_WITHDRAWN', { statement_id: statementId }))
  const restatement = statements.find(
    ({ replaces, withdrawn }) => replaces === statementId && !withdrawn,
  )
  if (restatement)
    return reject(
      problemOf('STATEMENT_RESTATED', {
        statement_id: statementId,
        restated_by: restatement.statementId,
      }),
    )
  const { period } = found
  const after = statements.map((one) => (one === found ? { ...one, withdrawn: true } : one))
  const wrong = contradicted(catalogue, {
    before: statements,
    after,
    period,
    statementId: undefined,
  })
  if (wrong) return reject(wrong)
  return accept({ type: 'FiguresWithdrawn', enterpriseId, statementId, period, reason })
}
