import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { amountOf, type LocalDate, type Money, type Objection } from '@seedline/values'
import type { StepOf } from './commands.ts'
import { instalmentsMost, type LoanEvent } from './events.ts'
import type { Drawdown, Loan } from './loan.ts'
import { ofSecurity } from './pledges.ts'
import { contractOf, interestOf, maturityOf, ofCurrency, positionOf } from './running.ts'
import { dueDays } from './schedule/due-days.ts'
import { afterEarly, type Drawn, onOtherDays, splitAt } from './schedule/replan.ts'

// Of all that was ever drawn and paid: a repayment may be told of after a later one.
const lastDay = '9999-12-31' as LocalDate

export function repay(command: StepOf<'RepayLoan'>, loan: Loan): Decision<LoanEvent> {
  const { loanApplicationId, paidOn, amount, evidence } = command
  const wrong = ofCurrency(amount, loan)
  if (wrong) return reject(wrong)
  const { left } = positionOf(loan, amount.currency, lastDay)
  if (amount.minor > left.minor) return reject(problemOf('LOAN_OVERPAID', { most: amountOf(left) }))
  return accept({ type: 'LoanRepaid', loanApplicationId, paidOn, amount, evidence })
}

const drawnOf = ({ drawnOn, amount, plans }: Drawdown): Drawn => ({
  drawnOn,
  amount,
  instalments: plans.at(-1)?.instalments ?? [],
})

/** Whether what was due up to the day is what was paid: neither less, nor ahead. */
function ofEvenness(
  loan: Loan,
  currency: Money['currency'],
  day: LocalDate,
): Objection | undefined {
  const { dueSoFar, paid } = positionOf(loan, currency, day)
  return dueSoFar.minor === paid.minor
    ? undefined
    : problemOf('LOAN_NOT_EVEN', { due: amountOf(dueSoFar), paid: amountOf(paid) })
}

export function repayEarly(command: StepOf<'RepayLoanEarly'>, loan: Loan): Decision<LoanEvent> {
  const { loanApplicationId, paidOn, drawdown, principal, evidence } = command
  const wrong = ofCurrency(principal, loan) ?? ofEvenness(loan, principal.currency, paidOn)
  if (wrong) return reject(wrong)
  const found = loan.drawdowns.find((one) => one.drawdown === drawdown)
  if (found === undefined) return reject(problemOf('LOAN_DRAWDOWN_UNKNOWN', { drawdown }))
  const drawn = drawnOf(found)
  const { outstanding } = splitAt(drawn, paidOn)
  if (principal.minor > outstanding.minor)
    return reject(problemOf('LOAN_OVERPAID', { most: amountOf(outstanding) }))
  const terms = interestOf(contractOf(loan))
  const { instalments, interest } = afterEarly(drawn, { principal, paidOn }, terms)
  return accept({
    type: 'LoanRepaidEarly',
    loanApplicationId,
    paidOn,
    drawdown,
    principal,
    interest,
    instalments,
    evidence,
  })
}

/** Another maturity for what is left: the days of repayment go on as before, up to the new one. */
export function extend(command: StepOf<'ExtendLoan'>, loan: Loan): Decision<LoanEvent> {
  const { loanApplicationId, extendedOn, maturesOn, reason, evidence } = command
  const contract = contractOf(loan)
  const { currency } = contract.amount
  const wrong =
    ofLater(maturesOn, maturityOf(loan)) ??
    ofEvenness(loan, currency, extendedOn) ??
    ofSecurity(command, loan, { until: maturesOn })
  if (wrong) return reject(wrong)
  const plans = []
  for (const drawdown of loan.drawdowns) {
    const drawn = drawnOf(drawdown)
    const { later } = splitAt(drawn, extendedOn)
    const [next] = later
    if (next === undefined) continue
    const { everyMonths } = contract
    const days = dueDays({ first: next.dueOn, everyMonths, maturesOn }, instalmentsMost)
    if (
      days === undefined ||
      drawn.instalments.length - later.length + days.length > 2 * instalmentsMost
    )
      return reject(problemOf('LOAN_SCHEDULE_TOO_LONG', { max: instalmentsMost }))
    const instalments = onOtherDays(drawn, { from: extendedOn, days }, interestOf(contract))
    plans.push({ drawdown: drawdown.drawdown, instalments })
  }
  return accept({
    type: 'LoanExtended',
    loanApplicationId,
    extendedOn,
    maturesOn,
    plans,
    reason,
    evidence,
  })
}

const fortyYears = 40

function ofLater(on: LocalDate, after: LocalDate): Objection | undefined {
  const year = String(Number(after.slice(0, 4)) + fortyYears).padStart(4, '0')
  const latest = `${year}-01-01` as LocalDate
  return on > after && on <= latest
    ? undefined
    : problemOf('LOAN_MATURITY_UNFIT', { on, after, latest })
}
