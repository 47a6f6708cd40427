import { accept, type Decision, reject } from '@seedline/event-store'
import { compareMoney, type LocalDate, type Money, subtractMoney } from '@seedline/values'
import { currencyMismatch, fundUnknown } from '../facts/rejections.ts'
import type {
  CancelReservation,
  FundCommand,
  InvestCapital,
  ReleaseCapital,
  ReserveCapital,
} from './commands.ts'
import type { FundEvent, ReleaseReason } from './events.ts'
import {
  approvalUnderWay,
  exceedsCommitments,
  investsMoreThanReserved,
  reservationMissing,
} from './rejections.ts'
import { capitalFigures, type FundState, type OpenedFund } from './state.ts'

type CapitalCommand = Exclude<FundCommand, { readonly type: 'OpenFund' | 'AddCommitment' }>

/**
 * Where the fund's capital goes. Whatever is promised stands on the fund's one stream, so that its
 * optimistic lock keeps all promises together from passing the commitments.
 */
export function decideOnCapital(command: CapitalCommand, state: FundState): Decision<FundEvent> {
  if (state.status === 'unopened') return reject(fundUnknown(command.fundId))
  switch (command.type) {
    case 'ReserveCapital':
      return reserve(command, state)
    case 'CancelReservation':
      return cancel(command, state)
    case 'InvestCapital':
      return invest(command, state)
    case 'ReleaseCapital':
      return release(command, state)
    default:
      return command satisfies never
  }
}

function reserve(command: ReserveCapital, state: OpenedFund): Decision<FundEvent> {
  const { amount, dealId } = command
  if (amount.currency !== state.currency) {
    return reject(currencyMismatch(state.currency, amount.currency))
  }
  if (state.allocations.has(dealId)) return reject(approvalUnderWay(dealId))
  const figures = capitalFigures(state)
  if (compareMoney(amount, figures.available) > 0) {
    return reject(exceedsCommitments(amount, figures))
  }
  return accept({ ...command, type: 'CapitalReserved' })
}

function cancel(command: CancelReservation, state: OpenedFund): Decision<FundEvent> {
  const { dealId, approvalCommandId, on } = command
  const allocation = state.allocations.get(dealId)
  if (allocation?.stage !== 'reserved') return accept()
  if (allocation.approvalCommandId !== approvalCommandId) return accept()
  return accept(released(command, allocation.amount, on, 'approval-refused'))
}

function invest(command: InvestCapital, state: OpenedFund): Decision<FundEvent> {
  const { fundId, dealId, amount, on } = command
  const allocation = state.allocations.get(dealId)
  if (allocation?.stage !== 'reserved') return reject(reservationMissing(dealId))
  const rest = subtractMoney(allocation.amount, amount)
  if (rest.minor < 0n) return reject(investsMoreThanReserved(dealId, amount, allocation.amount))
  return accept<FundEvent>(
    { type: 'CapitalInvested', fundId, dealId, amount, investedOn: on },
    ...(rest.minor > 0n ? [released(command, rest, on, 'closed-for-less')] : []),
  )
}

function release(command: ReleaseCapital, state: OpenedFund): Decision<FundEvent> {
  const allocation = state.allocations.get(command.dealId)
  // A deal that ended before its approval had nothing reserved.
  if (allocation?.stage !== 'reserved') return accept()
  return accept(released(command, allocation.amount, command.on, command.reason))
}

const released = (
  { fundId, dealId }: CapitalCommand,
  amount: Money,
  releasedOn: LocalDate,
  reason: ReleaseReason,
): FundEvent => ({ type: 'CapitalReleased', fundId, dealId, amount, releasedOn, reason })
