import {
  type Currency,
  type LocalDate,
  type Money,
  subtractMoney,
  sumMoney,
} from '@seedline/values'
import type { DealId } from '../facts/ids.ts'
import { type CommitmentMade, type FundChange, type FundEvent, fundEvents } from './events.ts'

/** What a fund is now. */
export type FundState = { readonly status: 'unopened' } | OpenedFund

export interface OpenedFund {
  readonly status: 'open'
  readonly currency: Currency
  readonly openedOn: LocalDate
  readonly commitments: ReadonlyMap<string, Money>
  /** What is promised to or has gone into deals; a deal without either isn't there. */
  readonly allocations: ReadonlyMap<DealId, Allocation>
}

export type Allocation =
  | { readonly stage: 'reserved'; readonly amount: Money; readonly approvalCommandId: string }
  | { readonly stage: 'invested'; readonly amount: Money }

export const unopened: FundState = { status: 'unopened' }

export function evolve(state: FundState, event: FundEvent): FundState {
  if (event.type === 'FundOpened') {
    const { currency, openedOn } = event
    return {
      status: 'open',
      currency,
      openedOn,
      commitments: new Map(),
      allocations: new Map(),
    }
  }
  if (state.status === 'unopened' || !fundEvents.changes(event)) return state
  return evolveOpened(state, event)
}

type LaterChange = Exclude<FundChange, { readonly type: 'FundOpened' }>

function evolveOpened(state: OpenedFund, event: LaterChange): OpenedFund {
  switch (event.type) {
    case 'CommitmentMade':
      return { ...state, commitments: committed(state, event) }
    case 'CapitalReserved': {
      const { amount, approvalCommandId } = event
      return allocated(state, event.dealId, { stage: 'reserved', amount, approvalCommandId })
    }
    case 'CapitalInvested':
      return allocated(state, event.dealId, { stage: 'invested', amount: event.amount })
    case 'CapitalReleased':
      return released(state, event.dealId)
    default:
      return event satisfies never
  }
}

const committed = (state: OpenedFund, { partnerId, amount }: CommitmentMade) =>
  new Map(state.commitments).set(partnerId, amount)

const allocated = (state: OpenedFund, dealId: DealId, allocation: Allocation): OpenedFund => ({
  ...state,
  allocations: new Map(state.allocations).set(dealId, allocation),
})

// Of a deal that closed for less the rest is released, and what was invested stays.
function released(state: OpenedFund, dealId: DealId): OpenedFund {
  if (state.allocations.get(dealId)?.stage !== 'reserved') return state
  const allocations = new Map(state.allocations)
  allocations.delete(dealId)
  return { ...state, allocations }
}

/** Where the commitments have gone, in the fund's currency. */
export interface CapitalFigures {
  readonly committed: Money
  readonly reserved: Money
  readonly invested: Money
  /** What a further approval may use. */
  readonly available: Money
}

export function capitalFigures(fund: OpenedFund): CapitalFigures {
  const allocations = [...fund.allocations.values()]
  const sumOf = (stage: Allocation['stage']): Money =>
    sumMoney(
      fund.currency,
      allocations.filter((each) => each.stage === stage).map(({ amount }) => amount),
    )
  const committed = sumMoney(fund.currency, [...fund.commitments.values()])
  const reserved = sumOf('reserved')
  const invested = sumOf('invested')
  const available = subtractMoney(subtractMoney(committed, reserved), invested)
  return { committed, reserved, invested, available }
}
