import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import {
  amountOf,
  dateInShanghai,
  type Instant,
  isFinancingRung,
  type LocalDate,
  type Objection,
} from '@seedline/values'
import { checkPositiveAmount } from '../facts/positive-amount.ts'
import { checkStepDate } from '../facts/step-date.ts'
import type { DealCommand, FundTerms, OpenDeal } from './commands.ts'
import type { DealEvent } from './events.ts'
import { reopen, reverseApproval, reverseRound } from './reverse.ts'
import { faultOfRound } from './round.ts'
import type { DealState } from './state.ts'
import { statusWord } from './status-word.ts'
import { samePersonApproves, samePersonCloses } from './two-people.ts'

type Asked<Type> = Extract<DealCommand, { readonly type: Type }>

/** Opening a deal also depends on the fund that it is for. */
export function decideToOpen(
  command: OpenDeal,
  state: DealState,
  fund: FundTerms,
): Decision<DealEvent> {
  const { type: _, at, round, ...terms } = command
  const { proposedAmount, openedOn } = terms
  if (state.status !== 'unopened')
    return reject(problemOf('DEAL_ALREADY_OPEN', { deal_id: command.dealId }))
  if (!isFinancingRung(round)) return reject(problemOf('NOT_A_FINANCING_RUNG', { rung: round }))
  if (proposedAmount.currency !== fund.currency) {
    const facts = { expected: fund.currency, got: proposedAmount.currency }
    return reject(problemOf('CURRENCY_MISMATCH', facts))
  }
  const wrong = checkPositiveAmount(proposedAmount) ?? checkStepDate(openedOn, dateInShanghai(at))
  if (wrong) return reject(wrong)
  if (openedOn < fund.openedOn)
    return reject(
      problemOf('DATE_BEFORE_FUND_OPENED', { date: openedOn, fund_opened_on: fund.openedOn }),
    )
  return accept({ type: 'DealOpened', round, ...terms })
}

/** What a command leads to. Pure: the command carries the time. */
export function decide(command: DealCommand, state: DealState): Decision<DealEvent> {
  if (state.status === 'unopened')
    return reject(problemOf('DEAL_UNKNOWN', { deal_id: command.dealId }))
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
    case 'ReverseRound':
      return reverseRound(command, state)
    case 'ReverseApproval':
      return reverseApproval(command, state)
    case 'ReopenDeal':
      return reopen(command, state)
    default:
      return command satisfies never
  }
}

type Opened = Exclude<DealState, { readonly status: 'unopened' }>

function startDueDiligence(
  command: Asked<'StartDueDiligence'>,
  state: Opened,
): Decision<DealEvent> {
  const { dealId, at, startedOn } = command
  const wrong =
    ended(command, state) ??
    (state.status === 'due-diligence'
      ? problemOf('DEAL_ALREADY_IN_DUE_DILIGENCE', { deal_id: dealId })
      : undefined) ??
    alreadyApproved(dealId, state) ??
    wrongDate(startedOn, at, state)
  return wrong ? reject(wrong) : accept({ type: 'DueDiligenceStarted', dealId, startedOn })
}

/**
 * The amount is held against the fund's commitments before this, on the fund's stream:
 * see use-cases/approve-deal.ts.
 */
function approve(command: Asked<'ApproveDeal'>, state: Opened): Decision<DealEvent> {
  const { type: _, at, step: __, ...approval } = command
  const { dealId, approvedAmount, approvedOn, evidence } = approval
  const { currency } = state.proposedAmount
  const wrong =
    ended(command, state) ??
    alreadyApproved(dealId, state) ??
    samePersonApproves(command, state) ??
    (evidence.length === 0 ? problemOf('EVIDENCE_MISSING') : undefined) ??
    (approvedAmount.currency === currency
      ? undefined
      : problemOf('CURRENCY_MISMATCH', { expected: currency, got: approvedAmount.currency })) ??
    checkPositiveAmount(approvedAmount) ??
    wrongDate(approvedOn, at, state)
  return wrong ? reject(wrong) : accept({ type: 'DealApproved', ...approval })
}

function decline(command: Asked<'DeclineDeal'>, state: Opened): Decision<DealEvent> {
  const { dealId, at, declinedOn, reason } = command
  const wrong = ended(command, state) ?? wrongDate(declinedOn, at, state)
  return wrong ? reject(wrong) : accept({ type: 'DealDeclined', dealId, declinedOn, reason })
}

function withdraw(command: Asked<'WithdrawDeal'>, state: Opened): Decision<DealEvent> {
  const { dealId, at, withdrawnOn, reason } = command
  const wrong = ended(command, state) ?? wrongDate(withdrawnOn, at, state)
  return wrong ? reject(wrong) : accept({ type: 'DealWithdrawn', dealId, withdrawnOn, reason })
}

function closeRound(command: Asked<'CloseRound'>, state: Opened): Decision<DealEvent> {
  const { type: _, at, step: __, ...closing } = command
  if (state.status === 'closed')
    return reject(problemOf('ROUND_ALREADY_CLOSED', { deal_id: command.dealId }))
  const over = ended(command, state)
  if (over) return reject(over)
  if (state.status !== 'approved') {
    const facts = { deal_id: command.dealId, status: state.status }
    return reject(problemOf('DEAL_NOT_APPROVED', facts))
  }
  const wrong =
    samePersonCloses(command, state) ??
    wrongDate(command.closedOn, at, state) ??
    faultOfRound(command, state)
  if (wrong) return reject(wrong)
  const { fundId, enterpriseId, round } = state
  return accept({ type: 'RoundClosed', fundId, enterpriseId, round, ...closing })
}

function ended({ dealId }: DealCommand, { status }: Opened): Objection | undefined {
  const over = status === 'declined' || status === 'withdrawn' || status === 'closed'
  return over ? problemOf('DEAL_ENDED', { deal_id: dealId, status: statusWord(status) }) : undefined
}

const alreadyApproved = (dealId: string, state: Opened): Objection | undefined =>
  state.status === 'approved'
    ? problemOf('DEAL_ALREADY_APPROVED', {
        deal_id: dealId,
        approved_amount: amountOf(state.approvedAmount),
        currency: state.approvedAmount.currency,
      })
    : undefined

const wrongDate = (date: LocalDate, at: Instant, { statusOn }: Opened): Objection | undefined =>
  checkStepDate(date, dateInShanghai(at), statusOn)
