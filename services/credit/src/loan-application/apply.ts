import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { dateInShanghai, type Objection } from '@seedline/values'
import type { AmendLoan, DraftLoan, StepOf } from './commands.ts'
import type { LoanEvent, LoanTerms } from './events.ts'
import type { Loan } from './loan.ts'
import { standing } from './requirements.ts'

export function draft(command: DraftLoan): Decision<LoanEvent> {
  const { loanApplicationId, bank, uscc, enterpriseId, byBank, evidence, at } = command
  const terms = termsOf(command, command.product)
  if (byBank && evidence.length === 0) return reject(problemOf('LOAN_PAPER_MISSING'))
  const wrong = ofRights(terms)
  if (wrong) return reject(wrong)
  return accept({
    type: 'LoanDrafted',
    loanApplicationId,
    bank,
    enterpriseId,
    uscc,
    terms,
    onPaper: byBank,
    draftedOn: dateInShanghai(at),
    evidence,
  })
}

const termsOf = (
  { amount, termMonths, method, purpose, rights }: Omit<LoanTerms, 'product'>,
  product: LoanTerms['product'],
): LoanTerms => ({ product, amount, termMonths, method, purpose, rights })

function ofRights({ product, rights }: LoanTerms): Objection | undefined {
  if (product === 'ip-pledge-loan' && rights.length === 0) return problemOf('LOAN_RIGHTS_MISSING')
  if (product !== 'ip-pledge-loan' && rights.length > 0) return problemOf('LOAN_RIGHTS_UNFIT')
  const twice = rights.find(
    ({ ipRightId }, index) => rights.findIndex((one) => one.ipRightId === ipRightId) < index,
  )
  return twice && problemOf('RIGHT_ASKED_TWICE', { right_id: twice.number })
}

export function amend(command: AmendLoan, loan: Loan): Decision<LoanEvent> {
  const { loanApplicationId, evidence, at } = command
  const product = loan.terms[0]?.product ?? 'credit-loan'
  const terms = termsOf(command, product)
  const wrong = ofRights(terms)
  if (wrong) return reject(wrong)
  const amendedOn = dateInShanghai(at)
  return accept({ type: 'LoanAmended', loanApplicationId, terms, amendedOn, evidence })
}

export function submit({
  loanApplicationId,
  at,
  note,
  evidence,
}: StepOf<'SubmitLoan'>): Decision<LoanEvent> {
  const submittedOn = dateInShanghai(at)
  return accept({ type: 'LoanSubmitted', loanApplicationId, submittedOn, note, evidence })
}

export const withdraw = ({
  loanApplicationId,
  at,
  reason,
}: StepOf<'WithdrawLoan'>): Decision<LoanEvent> =>
  accept({ type: 'LoanWithdrawn', loanApplicationId, withdrawnOn: dateInShanghai(at), reason })

/** Says how a requirement stands. What needs a person's judgement, and what the bank has judged, is the bank's. */
export function state(command: StepOf<'StateLoanRequirement'>, loan: Loan): Decision<LoanEvent> {
  const { loanApplicationId, requirementId, met, byBank, reason, evidence, at } = command
  const found = command.requirements.find(({ id }) => id === requirementId)
  if (found === undefined || found.toldBy === 'consent')
    return reject(problemOf('LOAN_REQUIREMENT_UNKNOWN', { requirement_id: requirementId }))
  const ofBank =
    found.asked.decidedBy === 'person' || standing(requirementId, loan.statements)?.byBank
  if (ofBank && !byBank)
    return reject(problemOf('LOAN_REQUIREMENT_OF_BANK', { requirement_id: requirementId }))
  return accept({
    type: 'LoanRequirementStated',
    loanApplicationId,
    requirementId,
    outcome: met ? 'met' : 'not-met',
    byBank,
    statedOn: dateInShanghai(at),
    reason,
    evidence,
  })
}

export function review(command: StepOf<'ReviewLoan'>): Decision<LoanEvent> {
  const { loanApplicationId, at, officer, officerName, reason } = command
  const reviewedOn = dateInShanghai(at)
  return accept({
    type: 'LoanReviewed',
    loanApplicationId,
    reviewedOn,
    officer,
    officerName,
    reason,
  })
}

export function ask(command: StepOf<'AskLoanForMore'>): Decision<LoanEvent> {
  const { loanApplicationId, at, officer, reason } = command
  const askedOn = dateInShanghai(at)
  return accept({ type: 'LoanMoreAsked', loanApplicationId, askedOn, officer, reason })
}
