import { judge, type Verdict } from './judge.ts'
import type { Judging } from './judge-right.ts'
import type { Loan } from './question.ts'

/** The same question about another loan: what isn't said stays as it was. A tenor takes a maturity's place. */
export function whatIf(judging: Judging, change: Partial<Loan>): Verdict {
  const { question } = judging
  const retimed = change.tenorMonths !== undefined && change.maturity === undefined
  const loan: Loan = { ...question.loan, ...(retimed && { maturity: 'unknown' }), ...change }
  return judge({ ...judging, question: { ...question, loan } })
}
