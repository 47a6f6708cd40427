import { problemOf } from '@seedline/contracts/refusals'
import { type Decision, reject } from '@seedline/event-store'
import { dateInShanghai, type LocalDate, type Objection } from '@seedline/values'
import { amend, ask, draft, review, state as stateRequirement, submit, withdraw } from './apply.ts'
import { approve, decline } from './approve.ts'
import type { LoanCommand, LoanStep } from './commands.ts'
import { close, contract, draw, writeOff } from './contract.ts'
import type { LoanEvent } from './events.ts'
import type { Loan, LoanState } from './loan.ts'
import { extend, repay, repayEarly } from './repay.ts'
import { reverse } from './reverse.ts'
import { statusOf } from './state.ts'
import { type LoanStatus, statusWord } from './status.ts'
import { claimSubsidy } from './subsidy.ts'

/** Entries of one loan, at most; the last of them are for repayments, ends and reversals. */
const entriesMax = 1000
const furtherMax = 900

const alwaysTaken: readonly LoanCommand['type'][] = [
  'RepayLoan',
  'CloseLoan',
  'WriteOffLoan',
  'ReverseLoanEntry',
]

/** What an enterprise handed in itself it alone amends and withdraws. */
const ofTheApplicant: readonly LoanCommand['type'][] = ['AmendLoan', 'SubmitLoan', 'WithdrawLoan']

/** What a command leads to. Pure: the command carries the time, and what was found out. */
export function decide(command: LoanCommand, state: LoanState): Decision<LoanEvent> {
  if (command.type === 'DraftLoan') return draft(command)
  const { loanApplicationId, type } = command
  if (state.status === 'not-drafted')
    return reject(problemOf('LOAN_UNKNOWN', { loan_application_id: loanApplicationId }))
  if (ofTheApplicant.includes(type) && command.byBank && !state.onPaper)
    return reject(problemOf('LOAN_OF_OTHERS'))
  const max = alwaysTaken.includes(type) ? entriesMax : furtherMax
  if (state.version >= max) return reject(problemOf('HISTORY_FULL', { max }))
  const wrong = ofStatus(command, state) ?? ofDay(command, state)
  return wrong ? reject(wrong) : step(command, state)
}

const applying: readonly LoanStatus[] = ['draft', 'received', 'under-review', 'more-asked']
const atTheBank: readonly LoanStatus[] = ['received', 'under-review', 'more-asked']

/** Where a loan has to stand for each step. */
const from: Readonly<Record<Exclude<LoanStep['type'], 'ReverseLoanEntry'>, readonly LoanStatus[]>> =
  {
    AmendLoan: ['draft', 'received', 'more-asked'],
    SubmitLoan: ['draft', 'more-asked'],
    WithdrawLoan: [...applying, 'approved'],
    StateLoanRequirement: applying,
    ReviewLoan: atTheBank,
    AskLoanForMore: ['received', 'under-review'],
    ApproveLoan: ['under-review'],
    DeclineLoan: atTheBank,
    ContractLoan: ['approved'],
    DrawLoan: ['contracted', 'drawn'],
    RepayLoan: ['drawn', 'written-off'],
    RepayLoanEarly: ['drawn'],
    ExtendLoan: ['drawn'],
    WriteOffLoan: ['drawn'],
    CloseLoan: ['contracted', 'drawn', 'written-off'],
    ClaimLoanSubsidy: ['drawn', 'closed'],
  }

function ofStatus(command: LoanStep, loan: Loan): Objection | undefined {
  if (command.type === 'ReverseLoanEntry') return undefined
  const status = statusOf(loan)
  if (from[command.type].includes(status)) return undefined
  return problemOf('LOAN_STATUS_UNFIT', {
    loan_application_id: command.loanApplicationId,
    status: statusWord(status),
  })
}

/** The day that a step bears; undefined: that of the command. */
function dayOf(command: LoanStep): LocalDate | undefined {
  switch (command.type) {
    case 'ContractLoan':
      return command.contractedOn
    case 'DrawLoan':
      return command.drawnOn
    case 'RepayLoan':
    case 'RepayLoanEarly':
      return command.paidOn
    case 'ExtendLoan':
      return command.extendedOn
    case 'WriteOffLoan':
      return command.writtenOffOn
    case 'CloseLoan':
      return command.closedOn
    default:
      return undefined
  }
}

// A repayment may be told of only later, of any day since the first drawdown; nothing else steps behind what was recorded.
function ofDay(command: LoanStep, loan: Loan): Objection | undefined {
  const on = dayOf(command)
  if (on === undefined) return undefined
  const today = dateInShanghai(command.at)
  if (on > today) return problemOf('DATE_IN_FUTURE', { date: on, today })
  const earlier =
    command.type === 'RepayLoan' ? loan.drawdowns.map((one) => one.drawnOn) : days(loan)
  const since = command.type === 'RepayLoan' ? earlier.toSorted()[0] : earlier.toSorted().at(-1)
  return since !== undefined && on < since
    ? problemOf('LOAN_DAYS_REVERSED', { on, since })
    : undefined
}

const contracted: readonly LoanEvent['type'][] = [
  'LoanContracted',
  'LoanDrawn',
  'LoanRepaid',
  'LoanRepaidEarly',
  'LoanExtended',
  'LoanWrittenOff',
]

const days = ({ entries }: Loan): readonly LocalDate[] =>
  entries.filter(({ kind }) => contracted.includes(kind)).map(({ on }) => on)

function step(command: LoanStep, loan: Loan): Decision<LoanEvent> {
  switch (command.type) {
    case 'AmendLoan':
      return amend(command, loan)
    case 'SubmitLoan':
      return submit(command)
    case 'WithdrawLoan':
      return withdraw(command)
    case 'StateLoanRequirement':
      return stateRequirement(command, loan)
    case 'ReviewLoan':
      return review(command)
    case 'AskLoanForMore':
      return ask(command)
    case 'ApproveLoan':
      return approve(command, loan)
    case 'DeclineLoan':
      return decline(command)
    case 'ContractLoan':
      return contract(command, loan)
    case 'DrawLoan':
      return draw(command, loan)
    case 'RepayLoan':
      return repay(command, loan)
    case 'RepayLoanEarly':
      return repayEarly(command, loan)
    case 'ExtendLoan':
      return extend(command, loan)
    case 'WriteOffLoan':
      return writeOff(command, loan)
    case 'CloseLoan':
      return close(command, loan)
    case 'ClaimLoanSubsidy':
      return claimSubsidy(command, loan)
    case 'ReverseLoanEntry':
      return reverse(command, loan)
    default:
      return command satisfies never
  }
}
