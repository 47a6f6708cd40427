import { problemOf } from '@seedline/contracts/refusals'
import type { LocalDate, Money, Objection } from '@seedline/values'
import type { Loan } from './loan.ts'
import type { Interest } from './schedule/plan.ts'
import { type Position, positionOn } from './schedule/position.ts'

export type Contract = Loan['contracts'][number]

/** The contract of a loan that runs. @throws Error where there is none: its status says that there is */
export function contractOf({ contracts }: Loan): Contract {
  const contract = contracts.at(-1)
  if (contract === undefined) throw new Error('A loan that runs has a contract')
  return contract
}

export const interestOf = ({ method, ratePercent, dayCount }: Contract): Interest => ({
  method,
  ratePercent,
  dayCount,
})

/** On which day the loan matures, as it was extended last. */
export const maturityOf = (loan: Loan): LocalDate =>
  loan.extensions.at(-1)?.maturesOn ?? contractOf(loan).maturesOn

/** How the loan stands on a day. */
export const positionOf = (
  { drawdowns, repayments }: Pick<Loan, 'drawdowns' | 'repayments'>,
  currency: Money['currency'],
  day: LocalDate,
): Position =>
  positionOn(
    currency,
    {
      plans: drawdowns.map(({ plans, ...drawn }) => ({
        ...drawn,
        instalments: plans.at(-1)?.instalments ?? [],
      })),
      payments: repayments,
    },
    day,
  )

export const ofCurrency = (amount: Money, loan: Loan): Objection | undefined => {
  const { currency } = contractOf(loan).amount
  return amount.currency === currency ? undefined : problemOf('LOAN_CURRENCY_OTHER', { currency })
}
