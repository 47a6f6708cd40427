import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { amountOf, type LocalDate, money, type Objection, sumMoney } from '@seedline/values'
import type { StepOf } from './commands.ts'
import { drawdownsMost, instalmentsMost, type LoanEvent } from './events.ts'
import type { Loan } from './loan.ts'
import { ofSecurity } from './pledges.ts'
import { contractOf, interestOf, maturityOf, ofCurrency, positionOf } from './running.ts'
import { dueDays, usualFirst } from './schedule/due-days.ts'
import { plan } from './schedule/plan.ts'

export function contract(command: StepOf<'ContractLoan'>, loan: Loan): Decision<LoanEvent> {
  const { contractedOn, amount, maturesOn } = command
  const approved = loan.approvals.at(-1)?.amount ?? money(amount.currency, 0n)
  if (amount.currency !== approved.currency)
    return reject(problemOf('LOAN_CURRENCY_OTHER', { currency: approved.currency }))
  if (amount.minor > approved.minor)
    return reject(problemOf('LOAN_MORE_THAN_APPROVED', { most: amountOf(approved) }))
  const wrong =
    ofMaturity(maturesOn, contractedOn) ?? ofSecurity(command, loan, { until: maturesOn })
  if (wrong) return reject(wrong)
  const { loanApplicationId, contractNumber, ratePercent, dayCount, method, everyMonths } = command
  return accept({
    type: 'LoanContracted',
    loanApplicationId,
    contractedOn,
    contractNumber,
    amount,
    ratePercent,
    dayCount,
    method,
    everyMonths,
    maturesOn,
    evidence: command.evidence,
  })
}

/** No loan is for longer than thirty years and some. */
const latestAfter = (day: LocalDate): LocalDate =>
  `${String(Number(day.slice(0, 4)) + 40).padStart(4, '0')}-01-01` as LocalDate

const ofMaturity = (on: LocalDate, after: LocalDate): Objection | undefined => {
  const latest = latestAfter(after)
  return on > after && on <= latest
    ? undefined
    : problemOf('LOAN_MATURITY_UNFIT', { on, after, latest })
}

/** Draws a part of the contract, or all: what is repaid of it, and when, follows. */
export function draw(command: StepOf<'DrawLoan'>, loan: Loan): Decision<LoanEvent> {
  const { loanApplicationId, drawnOn, amount, evidence } = command
  const terms = contractOf(loan)
  const maturesOn = maturityOf(loan)
  const wrong = ofCurrency(amount, loan) ?? ofSecurity(command, loan, { registered: true })
  if (wrong) return reject(wrong)
  const drawn = sumMoney(
    amount.currency,
    loan.drawdowns.map((one) => one.amount),
  )
  const most = money(amount.currency, terms.amount.minor - drawn.minor)
  if (amount.minor > most.minor || loan.drawdowns.length >= drawdownsMost)
    return reject(problemOf('LOAN_MORE_THAN_CONTRACTED', { most: amountOf(most) }))
  const { everyMonths } = terms
  if (drawnOn >= maturesOn)
    return reject(
      problemOf('LOAN_MATURITY_UNFIT', { on: maturesOn, after: drawnOn, latest: maturesOn }),
    )
  const first = command.firstDueOn ?? usualFirst(drawnOn, { everyMonths, maturesOn })
  if (first <= drawnOn || first > maturesOn)
    return reject(
      problemOf('LOAN_MATURITY_UNFIT', { on: first, after: drawnOn, latest: maturesOn }),
    )
  const days = dueDays({ first, everyMonths, maturesOn }, instalmentsMost)
  if (days === undefined)
    return reject(problemOf('LOAN_SCHEDULE_TOO_LONG', { max: instalmentsMost }))
  return accept({
    type: 'LoanDrawn',
    loanApplicationId,
    drawnOn,
    drawdown: 1 + Math.max(0, ...loan.drawdowns.map((one) => one.drawdown)),
    amount,
    instalments: plan({ amount, since: drawnOn, days }, interestOf(terms)),
    evidence,
  })
}

export function writeOff(command: StepOf<'WriteOffLoan'>, loan: Loan): Decision<LoanEvent> {
  const { loanApplicationId, writtenOffOn, reason, evidence } = command
  const { currency } = contractOf(loan).amount
  const { overdueDays, outstanding } = positionOf(loan, currency, writtenOffOn)
  if (overdueDays === 0) return reject(problemOf('LOAN_NOT_OVERDUE'))
  return accept({
    type: 'LoanWrittenOff',
    loanApplicationId,
    writtenOffOn,
    principal: outstanding,
    reason,
    evidence,
  })
}

export function close(command: StepOf<'CloseLoan'>, loan: Loan): Decision<LoanEvent> {
  const { loanApplicationId, closedOn, reason } = command
  const { currency } = contractOf(loan).amount
  const { left } = positionOf(loan, currency, closedOn)
  const isWrittenOff = loan.entries.at(-1)?.status === 'written-off'
  if (left.minor > 0n && !isWrittenOff)
    return reject(problemOf('LOAN_NOT_PAID', { left: amountOf(left) }))
  return accept({ type: 'LoanClosed', loanApplicationId, closedOn, reason })
}
