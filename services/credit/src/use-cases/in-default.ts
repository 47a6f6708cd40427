import type { LocalDate } from '@seedline/values'
import type { Loan } from '../loan-application/loan.ts'
import { positionOf } from '../loan-application/running.ts'
import { statusOf } from '../loan-application/state.ts'
import type { LoanInDefault } from '../risk-pool/decide.ts'

/** A loan as a pool looks at it: what of it is lost on that day. */
export function inDefault(loan: Loan, on: LocalDate): LoanInDefault {
  const { bank, uscc, terms, contracts } = loan
  const currency = contracts.at(-1)?.amount.currency
  const position = currency && positionOf(loan, currency, on)
  return {
    bank,
    uscc,
    product: terms.at(-1)?.product ?? '',
    outstanding: position?.outstanding,
    overdueDays: position?.overdueDays ?? 0,
    writtenOff: statusOf(loan) === 'written-off',
  }
}
