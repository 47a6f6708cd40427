import { LoanApplicationServiceService as Rpcs } from '../gen/seedline/credit/v1/loan_application_service.ts'
import { date, described, line, money, optional, whole, yearlyPercent } from '../kinds/index.ts'
import { bankPeople } from '../roles.ts'
import {
  checkAmount,
  dayCount,
  loanApplicationId,
  loanMoney,
  loanPapers,
  loanSteps,
  loanReason as reason,
  repaymentMethod,
} from './loan-terms.ts'
import { command } from './operation.ts'

/** Months between two instalments, at most. */
const everyMost = 12

const dated = [...loanSteps, 'DATE_IN_FUTURE', 'LOAN_DAYS_REVERSED'] as const
const one = '/api/v1/loan-applications/{loanApplicationId}' as const

/** What happens to a loan from its contract to its end. */
export const runningLoans = {
  contractLoan: command(Rpcs.contractLoan, {
    rest: `POST ${one}/contract`,
    effect: 'changes',
    summary: { zh: '签订合同', en: 'Conclude the contract' },
    admits: bankPeople,
    of: 'loan',
    request: {
      loanApplicationId,
      contractedOn: date,
      contractNumber: line(100),
      amount: money,
      ratePercent: yearlyPercent,
      dayCount,
      method: repaymentMethod,
      everyMonths: described(whole({ min: 1, max: everyMost }), {
        zh: '每隔几个月还款一次。',
        en: 'How many months lie between two instalments.',
      }),
      maturesOn: date,
      evidence: loanPapers,
    },
    check: ({ amount }, faults) => checkAmount(amount, faults),
    refuses: [
      ...dated,
      ...loanMoney,
      'LOAN_MORE_THAN_APPROVED',
      'LOAN_MATURITY_UNFIT',
      'LOAN_OUTLIVES_PLEDGE',
      'LOAN_PLEDGE_UNFIT',
    ],
  }),
  drawLoan: command(Rpcs.drawLoan, {
    rest: `POST ${one}/drawdowns`,
    effect: 'changes',
    summary: { zh: '放款', en: 'Draw it' },
    description:
      'The schedule of what is repaid follows of it. Where pledges secure the loan they have to be registered.',
    admits: bankPeople,
    of: 'loan',
    request: {
      loanApplicationId,
      drawnOn: date,
      amount: money,
      firstDueOn: described(optional(date, null), {
        zh: '首个还款日；不填：放款后一期。',
        en: 'The first day of repayment; absent: one period after the drawdown.',
      }),
      evidence: loanPapers,
    },
    check: ({ amount }, faults) => checkAmount(amount, faults),
    refuses: [
      ...dated,
      ...loanMoney,
      'LOAN_MORE_THAN_CONTRACTED',
      'LOAN_MATURITY_UNFIT',
      'LOAN_SCHEDULE_TOO_LONG',
      'LOAN_PLEDGE_UNFIT',
    ],
  }),
  repayLoan: command(Rpcs.repayLoan, {
    rest: `POST ${one}/repayments`,
    effect: 'changes',
    summary: { zh: '记录还款', en: 'Record a repayment' },
    description:
      'It goes to the oldest instalment first, there to the interest first. What is paid ahead of its day saves no interest.',
    admits: bankPeople,
    of: 'loan',
    request: { loanApplicationId, paidOn: date, amount: money, evidence: loanPapers },
    check: ({ amount }, faults) => checkAmount(amount, faults),
    refuses: [...dated, ...loanMoney, 'LOAN_OVERPAID'],
  }),
  repayLoanEarly: command(Rpcs.repayLoanEarly, {
    rest: `POST ${one}/early-repayments`,
    effect: 'changes',
    summary: { zh: '记录提前还本', en: 'Record an early repayment' },
    description:
      'Of principal, with its interest up to the day, which is reckoned here; the instalments after it are reckoned anew. Nothing may be overdue, nor paid ahead.',
    admits: bankPeople,
    of: 'loan',
    request: {
      loanApplicationId,
      paidOn: date,
      drawdown: whole({ min: 1, max: 100 }),
      principal: money,
      evidence: loanPapers,
    },
    check: ({ principal }, faults) => checkAmount(principal, faults, '/principal'),
    refuses: [...dated, ...loanMoney, 'LOAN_DRAWDOWN_UNKNOWN', 'LOAN_NOT_EVEN', 'LOAN_OVERPAID'],
  }),
  extendLoan: command(Rpcs.extendLoan, {
    rest: `POST ${one}/extensions`,
    effect: 'changes',
    summary: { zh: '展期', en: 'Extend it' },
    description: 'What is left is repaid by a later day. Nothing may be overdue, nor paid ahead.',
    admits: bankPeople,
    of: 'loan',
    request: { loanApplicationId, extendedOn: date, maturesOn: date, reason, evidence: loanPapers },
    refuses: [
      ...dated,
      'LOAN_MATURITY_UNFIT',
      'LOAN_NOT_EVEN',
      'LOAN_SCHEDULE_TOO_LONG',
      'LOAN_OUTLIVES_PLEDGE',
      'LOAN_PLEDGE_UNFIT',
    ],
  }),
  writeOffLoan: command(Rpcs.writeOffLoan, {
    rest: `POST ${one}/write-off`,
    effect: 'changes',
    summary: { zh: '核销', en: 'Write it off' },
    description: 'What comes in later is still recorded.',
    admits: bankPeople,
    of: 'loan',
    request: { loanApplicationId, writtenOffOn: date, reason, evidence: loanPapers },
    refuses: [...dated, 'LOAN_NOT_OVERDUE'],
  }),
  closeLoan: command(Rpcs.closeLoan, {
    rest: `POST ${one}/closing`,
    effect: 'changes',
    summary: { zh: '结清', en: 'Close it' },
    description: 'Where all is paid, where nothing was drawn, or where it was written off.',
    admits: bankPeople,
    of: 'loan',
    request: { loanApplicationId, closedOn: date, reason },
    refuses: [...dated, 'LOAN_NOT_PAID'],
  }),
}
