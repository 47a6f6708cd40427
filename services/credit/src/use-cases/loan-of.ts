import { isOfBank, type Member, speaksFor } from '@seedline/contracts/ownership'
import { refusal } from '@seedline/contracts/refusals'
import type { EventStore } from '@seedline/event-store'
import { loanApplication } from '../loan-application/aggregate.ts'
import type { LoanApplicationId } from '../loan-application/events.ts'
import type { Loan } from '../loan-application/loan.ts'

interface Asker {
  readonly actor: Member
  /** Which of the two may do it: the bank alone, or either. */
  readonly by: 'bank' | 'either'
}

/**
 * A loan of the bank, or of the enterprise, whose people ask. To everybody else there is none, and to the bank neither, until it
 * was handed in.
 * @throws ProblemError LOAN_UNKNOWN
 */
export async function expectLoanOf(
  store: EventStore,
  loanApplicationId: LoanApplicationId,
  { actor, by }: Asker,
): Promise<Loan> {
  const { state } = await store.current(loanApplication, loanApplicationId)
  if (state.status === 'drafted') {
    if (isOfBank(actor, state.bank) && isShownToBank(state)) return state
    if (by === 'either' && speaksFor(actor, state.uscc)) return state
  }
  throw refusal('LOAN_UNKNOWN', { loan_application_id: loanApplicationId })
}

const isShownToBank = ({ onPaper, entries }: Loan): boolean =>
  onPaper || entries.some(({ kind }) => kind === 'LoanSubmitted')

/**
 * Whether somebody is of one of the two between whom a loan is to be.
 * @throws ProblemError LOAN_OF_OTHERS
 */
export function expectParty(
  actor: Member,
  { bank, uscc }: { readonly bank: string; readonly uscc: string },
): void {
  if (!isOfBank(actor, bank) && !speaksFor(actor, uscc)) throw refusal('LOAN_OF_OTHERS')
}
