import type { LoanApplicationStatus } from '../api/loans.ts'
import type { OperationId } from '../contract/contract.ts'

/** What may be done with a loan in a state, in the order in which it is offered; who may do it, each command says itself. */
export const commandsIn: Readonly<Record<LoanApplicationStatus, readonly OperationId[]>> = {
  draft: ['submitLoan', 'amendLoan', 'withdrawLoan'],
  received: ['reviewLoan', 'askLoanForMore', 'declineLoan', 'amendLoan', 'withdrawLoan'],
  'under-review': ['approveLoan', 'reviewLoan', 'askLoanForMore', 'declineLoan', 'withdrawLoan'],
  'more-asked': ['submitLoan', 'amendLoan', 'declineLoan', 'withdrawLoan'],
  approved: ['contractLoan', 'withdrawLoan'],
  declined: [],
  withdrawn: [],
  contracted: ['drawLoan', 'closeLoan'],
  drawn: [
    'repayLoan',
    'repayLoanEarly',
    'drawLoan',
    'extendLoan',
    'claimLoanSubsidy',
    'writeOffLoan',
    'closeLoan',
  ],
  'written-off': ['repayLoan', 'closeLoan'],
  closed: ['claimLoanSubsidy'],
}

/** Each of them once: a form that was begun stays when the loan goes on meanwhile. */
export const commandsOfLoans: readonly OperationId[] = [
  ...new Set(Object.values(commandsIn).flat()),
]

/** What of them the enterprise alone does where it handed the application in itself. */
const ofTheApplicant: readonly OperationId[] = ['submitLoan', 'amendLoan', 'withdrawLoan']

export const isOfApplicant = (id: OperationId): boolean => ofTheApplicant.includes(id)

/** The columns of the board: states that follow one another, and those in which nothing is left to do. */
export const columnsOfBoard: readonly (readonly LoanApplicationStatus[])[] = [
  ['draft'],
  ['received'],
  ['under-review', 'more-asked'],
  ['approved', 'contracted'],
  ['drawn'],
  ['written-off', 'closed', 'declined', 'withdrawn'],
]
