import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, entryOf, reject } from '@seedline/event-store'
import { amountOf, type LocalDate, type Money, subtractMoney } from '@seedline/values'
import type { KeepInvestment, ReverseCommitment, ReverseInvestment } from './commands.ts'
import { type LeanestDay, leanestDayFrom } from './daily-changes.ts'
import type { FundEvent } from './events.ts'
import { invested } from './set-free.ts'
import { capitalFigures, type OpenedFund } from './state.ts'

/** A commitment may go where as of every day what remains covers all that was promised and invested. */
export function reverseCommitment(
  command: ReverseCommitment,
  state: OpenedFund,
): Decision<FundEvent> {
  const { fundId, partnerId, reason, evidence } = command
  const made = entryOf(state.commitments, partnerId)
  if (made === undefined) return reject(problemOf('COMMITMENT_UNKNOWN', { partner_id: partnerId }))
  if (evidence.length === 0) return reject(problemOf('EVIDENCE_MISSING'))
  const { amount, committedOn } = made
  const short = dayTooLean(state, committedOn, amount)
  if (short) return reject(problemOf('COMMITMENT_IN_USE', { partner_id: partnerId, ...short }))
  return accept({
    type: 'CommitmentReversed',
    fundId,
    partnerId,
    amount,
    committedOn,
    reason,
    evidence,
  })
}

/** What a closing left over was free since: for the approval to stand again it must still be, as of every day since. */
export function reverseInvestment(
  command: ReverseInvestment,
  state: OpenedFund,
): Decision<FundEvent> {
  const { type: _, ...reversal } = command
  const { dealId } = reversal
  const allocation = entryOf(state.allocations, dealId)
  // The closing has yet to reach the fund, or another reversal came first.
  if (allocation?.stage !== 'invested')
    return reject(problemOf('ROUND_BEING_SETTLED', { deal_id: dealId }))
  const { amount, investedOn, of } = allocation
  const short = dayTooLean(state, investedOn, subtractMoney(of.amount, amount))
  if (short) return reject(problemOf('RELEASED_CAPITAL_IN_USE', { deal_id: dealId, ...short }))
  return accept({
    type: 'InvestmentReversed',
    ...reversal,
    invested: amount,
    reserved: of.amount,
    investedOn,
  })
}

/** As the closing had left it. */
export function keepInvestment(command: KeepInvestment, state: OpenedFund): Decision<FundEvent> {
  const { dealId, reversalCommandId } = command
  const allocation = entryOf(state.allocations, dealId)
  if (allocation?.stage !== 'reserved') return accept()
  const { amount: reserved, reversal } = allocation
  if (reversal?.commandId !== reversalCommandId) return accept()
  const rest = subtractMoney(reserved, reversal.invested)
  return invested(command, reversal.invested, reversal.investedOn, rest)
}

/** The day from `from` on as of which less than `amount` is available, with the figures. */
function dayTooLean(state: OpenedFund, from: LocalDate, amount: Money) {
  const { currency } = amount
  const { available } = capitalFigures(state)
  const now: LeanestDay = { on: state.changes.latest ?? from, minor: available.minor }
  const leanest = leanestDayFrom(state.changes, from) ?? now
  if (amount.minor <= leanest.minor) return undefined
  return {
    day: leanest.on,
    amount: amountOf(amount),
    available: amountOf({ currency, minor: leanest.minor }),
    currency,
  }
}
