import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, entryOf, hasEntry, reject } from '@seedline/event-store'
import { amountOf, compareMoney, subtractMoney } from '@seedline/values'
import type {
  CancelReservation,
  CapitalCommand,
  InvestCapital,
  ReleaseCapital,
  ReserveCapital,
} from './commands.ts'
import { leanestDayFrom } from './daily-changes.ts'
import type { FundEvent } from './events.ts'
import { keepInvestment, reverseInvestment } from './reverse.ts'
import { invested, setFree } from './set-free.ts'
import { capitalFigures, type OpenedFund, type Reserved } from './state.ts'

/**
 * Where the fund's capital goes. Whatever is promised stands on the fund's one stream, so that its
 * optimistic lock keeps all promises together from passing the commitments.
 */
export function decideOnCapital(command: CapitalCommand, state: OpenedFund): Decision<FundEvent> {
  switch (command.type) {
    case 'ReserveCapital':
      return reserve(command, state)
    case 'CancelReservation':
      return cancel(command, state)
    case 'InvestCapital':
      return invest(command, state)
    case 'ReleaseCapital':
      return release(command, state)
    case 'ReverseInvestment':
      return reverseInvestment(command, state)
    case 'KeepInvestment':
      return keepInvestment(command, state)
    default:
      return command satisfies never
  }
}

function reserve(command: ReserveCapital, state: OpenedFund): Decision<FundEvent> {
  const { amount, dealId } = command
  const { currency } = amount
  if (amount.currency !== state.currency) {
    return reject(
      problemOf('CURRENCY_MISMATCH', { expected: state.currency, got: amount.currency }),
    )
  }
  if (hasEntry(state.allocations, dealId))
    return reject(problemOf('APPROVAL_UNDER_WAY', { deal_id: dealId }))
  const { available, ...figures } = capitalFigures(state)
  if (compareMoney(amount, available) > 0) {
    const facts = {
      amount: amountOf(amount),
      committed: amountOf(figures.committed),
      reserved: amountOf(figures.reserved),
      invested: amountOf(figures.invested),
      available: amountOf(available),
      currency: amount.currency,
    }
    return reject(problemOf('EXCEEDS_COMMITMENTS', facts))
  }
  const leanest = leanestDayFrom(state.changes, command.reservedOn)
  if (leanest !== undefined && amount.minor > leanest.minor) {
    const facts = {
      day: leanest.on,
      amount: amountOf(amount),
      available: amountOf({ currency, minor: leanest.minor }),
      currency,
    }
    return reject(problemOf('EXCEEDS_COMMITMENTS_ON_DAY', facts))
  }
  return accept({ ...command, type: 'CapitalReserved' })
}

function cancel(command: CancelReservation, state: OpenedFund): Decision<FundEvent> {
  const own = reservedBy(command, state)
  // Nothing was ever approved: as of no day is the capital held.
  return own ? accept(setFree(command, own.amount, own.reservedOn, 'approval-refused')) : accept()
}

function invest(command: InvestCapital, state: OpenedFund): Decision<FundEvent> {
  const { dealId, amount, on } = command
  const allocation = entryOf(state.allocations, dealId)
  if (allocation?.stage !== 'reserved') {
    return reject(problemOf('RESERVATION_MISSING', { deal_id: dealId }))
  }
  const rest = subtractMoney(allocation.amount, amount)
  if (rest.minor < 0n) {
    const facts = {
      deal_id: dealId,
      amount: amountOf(amount),
      reserved: amountOf(allocation.amount),
    }
    return reject(problemOf('INVESTS_MORE_THAN_RESERVED', facts))
  }
  return invested(command, amount, on, rest)
}

function release(command: ReleaseCapital, state: OpenedFund): Decision<FundEvent> {
  const own = reservedBy(command, state)
  return own ? accept(setFree(command, own.amount, command.on, command.reason)) : accept()
}

// Another approval's reservation is none of its business.
function reservedBy(
  { dealId, approvalCommandId }: CancelReservation | ReleaseCapital,
  { allocations }: OpenedFund,
): Reserved | undefined {
  const allocation = entryOf(allocations, dealId)
  if (allocation?.stage !== 'reserved') return undefined
  return allocation.approvalCommandId === approvalCommandId ? allocation : undefined
}
