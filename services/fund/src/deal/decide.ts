import { accept, type Decision, reject } from '@seedline/event-store'
import { isFinancingRung } from '@seedline/facts'
import { dateInShanghai, type Instant, type LocalDate, type Problem } from '@seedline/values'
import { amountNotPositive, currencyMismatch, evidenceMissing } from '../facts/rejections.ts'
import { checkStepDate } from '../facts/step-date.ts'
import type {
  ApproveDeal,
  CloseRound,
  DealCommand,
  DeclineDeal,
  FundTerms,
  OpenDeal,
  StartDueDiligence,
  WithdrawDeal,
} from './commands.ts'
import type { DealEvent } from './events.ts'
import {
  alreadyApproved,
  alreadyInDueDiligence,
  dateBeforeFundOpened,
  dealAlreadyOpen,
  dealEnded,
  dealNotApproved,
  dealUnknown,
  notAFinancingRung,
  roundAlreadyClosed,
} from './rejections.ts'
import { faultOfRound } from './round.ts'
import type { DealState } from './state.ts'

/** Opening a deal also depends on the fund that it is for. */
export function decideToOpen(
  command: OpenDeal,
  state: DealState,
  fund: FundTerms,
): Decision<DealEvent> {
  const { type: _, at, round, ...terms } = command
  const { proposedAmount, openedOn } = terms
  if (state.status !== 'unopened') return reject(dealAlreadyOpen(command.dealId))
  if (!isFinancingRung(round)) return reject(notAFinancingRung(round))
  if (proposedAmount.currency !== fund.currency) {
    return reject(currencyMismatch(fund.currency, proposedAmount.currency))
  }
  if (proposedAmount.minor <= 0n) return reject(amountNotPositive(proposedAmount))
  const wrong = checkStepDate(openedOn, dateInShanghai(at))
  if (wrong) return reject(wrong)
  if (openedOn < fund.openedOn) return reject(dateBeforeFundOpened(openedOn, fund.openedOn))
  return accept({ type: 'DealOpened', round, ...terms })
}

/** What a command leads to. Pure: the command carries the time. */
export function decide(command: DealCommand, state: DealState): Decision<DealEvent> {
  if (state.status === 'unopened') return reject(dealUnknown(command.dealId))
  switch (command.type) {
    case 'StartDueDiligence':
      return startDueDiligence(command, state)
    case 'ApproveDeal':
      return approve(command, state)
    case 'DeclineDeal':
      return decline(command, state)
    case 'WithdrawDeal':
      return withdraw(command, state)
    case 'CloseRound':
      return closeRound(command, state)
    default:
      return command satisfies never
  }
}

type Opened = Exclude<DealState, { readonly status: 'unopened' }>

function startDueDiligence(command: StartDueDiligence, state: Opened): Decision<DealEvent> {
  const { dealId, at, startedOn } = command
  const wrong =
    ended(command, state) ??
    (state.status === 'due-diligence' ? alreadyInDueDiligence(dealId) : undefined) ??
    (state.status === 'approved' ? alreadyApproved(dealId, state.approvedAmount) : undefined) ??
    wrongDate(startedOn, at, state)
  return wrong ? reject(wrong) : accept({ type: 'DueDiligenceStarted', dealId, startedOn })
}

/**
 * The amount is held against the fund's commitments before this, on the fund's stream:
 * see use-cases/approve-deal.ts.
 */
function approve(command: ApproveDeal, state: Opened): Decision<DealEvent> {
  const { type: _, at, ...approval } = command
  const { dealId, approvedAmount, approvedOn, evidence } = approval
  const { currency } = state.proposedAmount
  const wrong =
    ended(command, state) ??
    (state.status === 'approved' ? alreadyApproved(dealId, state.approvedAmount) : undefined) ??
    (evidence.length === 0 ? evidenceMissing() : undefined) ??
    (approvedAmount.currency === currency
      ? undefined
      : currencyMismatch(currency, approvedAmount.currency)) ??
    (approvedAmount.minor > 0n ? undefined : amountNotPositive(approvedAmount)) ??
    wrongDate(approvedOn, at, state)
  return wrong ? reject(wrong) : accept({ type: 'DealApproved', ...approval })
}

function decline(command: DeclineDeal, state: Opened): Decision<DealEvent> {
  const { dealId, at, declinedOn, reason } = command
  const wrong = ended(command, state) ?? wrongDate(declinedOn, at, state)
  return wrong ? reject(wrong) : accept({ type: 'DealDeclined', dealId, declinedOn, reason })
}

function withdraw(command: WithdrawDeal, state: Opened): Decision<DealEvent> {
  const { dealId, at, withdrawnOn, reason } = command
  const wrong = ended(command, state) ?? wrongDate(withdrawnOn, at, state)
  return wrong ? reject(wrong) : accept({ type: 'DealWithdrawn', dealId, withdrawnOn, reason })
}

function closeRound(command: CloseRound, state: Opened): Decision<DealEvent> {
  const { type: _, at, ...closing } = command
  if (state.status === 'closed') return reject(roundAlreadyClosed(command.dealId))
  const over = ended(command, state)
  if (over) return reject(over)
  if (state.status !== 'approved') return reject(dealNotApproved(command.dealId, state.status))
  const wrong = wrongDate(command.closedOn, at, state) ?? faultOfRound(command, state)
  if (wrong) return reject(wrong)
  const { fundId, enterpriseId, round } = state
  return accept({ type: 'RoundClosed', fundId, enterpriseId, round, ...closing })
}

function ended({ dealId }: DealCommand, { status }: Opened): Problem | undefined {
  const over = status === 'declined' || status === 'withdrawn' || status === 'closed'
  return over ? dealEnded(dealId, status) : undefined
}

const wrongDate = (date: LocalDate, at: Instant, { statusOn }: Opened): Problem | undefined =>
  checkStepDate(date, dateInShanghai(at), statusOn)
