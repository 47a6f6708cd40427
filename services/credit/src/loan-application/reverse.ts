import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { dateInShanghai } from '@seedline/values'
import type { StepOf } from './commands.ts'
import type { LoanEvent } from './events.ts'
import type { Loan } from './loan.ts'
import { statusOf } from './state.ts'

/** What a bank decided or recorded may have been a mistake. */
const reversible: readonly LoanEvent['type'][] = [
  'LoanApproved',
  'LoanDeclined',
  'LoanContracted',
  'LoanDrawn',
  'LoanRepaid',
  'LoanRepaidEarly',
  'LoanExtended',
  'LoanWrittenOff',
  'LoanClosed',
  'LoanSubsidyClaimed',
]

/**
 * Takes an entry back. The latest one; or any repayment of a loan that runs, as what follows from those after it is what was paid,
 * and not in which order.
 */
export function reverse(command: StepOf<'ReverseLoanEntry'>, loan: Loan): Decision<LoanEvent> {
  const { loanApplicationId, entryVersion, reason, evidence, at } = command
  const entry = loan.entries.find(({ version }) => version === entryVersion)
  const isLatest = loan.entries.at(-1) === entry
  const status = statusOf(loan)
  const runs = status === 'drawn' || status === 'written-off'
  const fits =
    entry !== undefined &&
    reversible.includes(entry.kind) &&
    (isLatest || (runs && entry.kind === 'LoanRepaid')) &&
    !isClaimedFor(loan, entryVersion)
  if (!fits) return reject(problemOf('LOAN_ENTRY_NOT_REVERSIBLE', { entry_version: entryVersion }))
  return accept({
    type: 'LoanEntryReversed',
    loanApplicationId,
    entryVersion,
    reversedOn: dateInShanghai(at),
    reason,
    evidence,
  })
}

/** Whether a subsidy was claimed for interest that may have been paid by this repayment: the claim is taken back first. */
function isClaimedFor({ repayments, subsidies }: Loan, entryVersion: number): boolean {
  const paid = repayments.find(({ version }) => version === entryVersion)
  return paid !== undefined && subsidies.some(({ periodTo }) => paid.paidOn <= periodTo)
}
