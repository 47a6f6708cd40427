import {
  type Actor,
  entryOf,
  type Keyed,
  noEntries,
  personOf,
  withEntry,
  withoutEntry,
} from '@seedline/event-store'
import {
  addMoney,
  type Currency,
  type LocalDate,
  type Money,
  subtractMoney,
} from '@seedline/values'
import type { DealId } from '../facts/ids.ts'
import { changedOn, type DailyChanges, noChanges } from './daily-changes.ts'
import {
  type CapitalInvested,
  type CapitalReserved,
  type CommitmentMade,
  type CommitmentReversed,
  type FundChange,
  type FundClassified,
  type FundEvent,
  type FundPolicySet,
  fundEvents,
  type InvestmentReversed,
} from './events.ts'

/** What a fund is now. */
export type FundState = { readonly status: 'unopened' } | OpenedFund

export interface OpenedFund {
  readonly status: 'open'
  readonly currency: Currency
  readonly openedOn: LocalDate
  /** The organisation that manages it: that of whoever opened it. */
  readonly managedBy: string
  readonly twoPeople: TwoPeople
  /** Whose money it invests; undefined: nobody has said. */
  readonly kind: FundClassified['kind'] | undefined
  /** Who asked for a weaker policy, which takes a second person; undefined: nobody. */
  readonly weaker: WeakerAsked | undefined
  /** Who asked to hand it over, which takes a second person; undefined: nobody. */
  readonly handOver: HandOverAsked | undefined
  /** By partner. */
  readonly commitments: Keyed<Committed>
  /** What is promised to or has gone into deals; a deal without either isn't there. */
  readonly allocations: Keyed<Allocation>
  readonly committed: Money
  readonly reserved: Money
  readonly invested: Money
  /** Of what is available. */
  readonly changes: DailyChanges
}

export interface Committed {
  readonly amount: Money
  readonly committedOn: LocalDate
}

export type Allocation = Reserved | Invested

export interface Reserved {
  readonly stage: 'reserved'
  readonly amount: Money
  readonly approvalCommandId: string
  /** Of the deal that the approval was decided on; 0 in what was recorded before approvals were bound to it. */
  readonly dealVersion: number
  readonly reservedOn: LocalDate
  /** Set where it had been invested, and that was taken back. */
  readonly reversal?: InvestmentReversal
}

export interface InvestmentReversal {
  readonly commandId: string
  readonly invested: Money
  readonly investedOn: LocalDate
  /** What it was decided on. */
  readonly dealVersion: number
  readonly capTableVersion: number
}

export interface Invested {
  readonly stage: 'invested'
  readonly amount: Money
  readonly investedOn: LocalDate
  /** What had been reserved for it. */
  readonly of: Omit<Reserved, 'reversal'>
}

/** Which steps of a fund's deals take another person than the step before. */
export type TwoPeople = FundPolicySet['twoPeople']

/** As it is of a fund of which nothing else was said. */
export const onePersonMay: TwoPeople = { approval: false, closing: false }

interface WeakerAsked {
  readonly by: string
  readonly twoPeople: TwoPeople
}

interface HandOverAsked {
  readonly by: string
  /** The organisation. */
  readonly to: string
}

export const unopened: FundState = { status: 'unopened' }

export function evolve(state: FundState, event: FundEvent, by: Actor): FundState {
  if (event.type === 'FundOpened') {
    const { currency, openedOn } = event
    const nothing: Money = { currency, minor: 0n }
    return {
      status: 'open',
      currency,
      openedOn,
      managedBy: by.organisation,
      twoPeople: onePersonMay,
      kind: undefined,
      weaker: undefined,
      handOver: undefined,
      commitments: noEntries(),
      allocations: noEntries(),
      committed: nothing,
      reserved: nothing,
      invested: nothing,
      changes: noChanges,
    }
  }
  if (state.status === 'unopened' || !fundEvents.changes(event)) return state
  return evolveOpened(state, event, by)
}

type LaterChange = Exclude<FundChange, { readonly type: 'FundOpened' }>

function evolveOpened(state: OpenedFund, event: LaterChange, by: Actor): OpenedFund {
  switch (event.type) {
    case 'CommitmentMade':
      return committed(state, event)
    case 'CapitalReserved':
      return reserved(state, event)
    case 'CapitalInvested':
      return invested(state, event)
    case 'CapitalReleased':
      return released(state, event.dealId, event.releasedOn)
    case 'FundManagerChanged':
      // What one person of the manager before asked for is not half of the next one's wish.
      return { ...state, managedBy: event.organisation, weaker: undefined, handOver: undefined }
    case 'FundClassified':
      return { ...state, kind: event.kind }
    case 'FundHandOverAsked':
      return { ...state, handOver: { by: personOf(by), to: event.organisation } }
    case 'FundPolicySet':
      return { ...state, twoPeople: event.twoPeople, weaker: undefined }
    case 'WeakerFundPolicyAsked':
      return { ...state, weaker: { by: personOf(by), twoPeople: event.twoPeople } }
    case 'CommitmentReversed':
      return uncommitted(state, event)
    case 'InvestmentReversed':
      return reservedAgain(state, event)
    default:
      return event satisfies never
  }
}

const committed = (state: OpenedFund, event: CommitmentMade): OpenedFund => ({
  ...state,
  commitments: withEntry(state.commitments, event.partnerId, {
    amount: event.amount,
    committedOn: event.committedOn,
  }),
  committed: addMoney(state.committed, event.amount),
  changes: changedOn(state.changes, event.committedOn, event.amount.minor),
})

const uncommitted = (state: OpenedFund, event: CommitmentReversed): OpenedFund => ({
  ...state,
  commitments: withoutEntry(state.commitments, event.partnerId),
  committed: subtractMoney(state.committed, event.amount),
  changes: changedOn(state.changes, event.committedOn, -event.amount.minor),
})

function reserved(state: OpenedFund, event: CapitalReserved): OpenedFund {
  const { dealId, amount, approvalCommandId, expectedDealVersion, reservedOn } = event
  const allocation: Reserved = {
    stage: 'reserved',
    amount,
    approvalCommandId,
    dealVersion: expectedDealVersion,
    reservedOn,
  }
  return {
    ...state,
    allocations: withEntry(state.allocations, dealId, allocation),
    reserved: addMoney(state.reserved, amount),
    changes: changedOn(state.changes, reservedOn, -amount.minor),
  }
}

function invested(state: OpenedFund, event: CapitalInvested): OpenedFund {
  const { dealId, amount, investedOn } = event
  const before = entryOf(state.allocations, dealId)
  if (before?.stage !== 'reserved') return state
  const { reversal: _, ...of } = before
  const free = released(state, dealId, investedOn)
  return {
    ...free,
    allocations: withEntry(free.allocations, dealId, { stage: 'invested', amount, investedOn, of }),
    invested: addMoney(free.invested, amount),
    changes: changedOn(free.changes, investedOn, -amount.minor),
  }
}

// The closing's own day gets back what the closing had made of it.
function reservedAgain(state: OpenedFund, event: InvestmentReversed): OpenedFund {
  const { dealId, invested: amount, investedOn } = event
  const before = entryOf(state.allocations, dealId)
  if (before?.stage !== 'invested') return state
  const { of } = before
  const reversal: InvestmentReversal = {
    commandId: event.reversalCommandId,
    invested: amount,
    investedOn,
    dealVersion: event.expectedDealVersion,
    capTableVersion: event.expectedCapTableVersion,
  }
  return {
    ...state,
    allocations: withEntry(state.allocations, dealId, { ...of, reversal }),
    invested: subtractMoney(state.invested, amount),
    reserved: addMoney(state.reserved, of.amount),
    changes: changedOn(state.changes, investedOn, amount.minor - of.amount.minor),
  }
}

// Of a deal that closed for less the rest is released, and what was invested stays.
function released(state: OpenedFund, dealId: DealId, on: LocalDate): OpenedFund {
  const allocation = entryOf(state.allocations, dealId)
  if (allocation?.stage !== 'reserved') return state
  const { amount, reservedOn } = allocation
  return {
    ...state,
    allocations: withoutEntry(state.allocations, dealId),
    reserved: subtractMoney(state.reserved, amount),
    // As of the days before it was reserved, nothing was there to be released.
    changes: changedOn(state.changes, on < reservedOn ? reservedOn : on, amount.minor),
  }
}

/** Where the commitments have gone, in the fund's currency. */
export interface CapitalFigures {
  readonly committed: Money
  readonly reserved: Money
  readonly invested: Money
  /** What a further approval may use. */
  readonly available: Money
}

export function capitalFigures({ committed, reserved, invested }: OpenedFund): CapitalFigures {
  const available = subtractMoney(subtractMoney(committed, reserved), invested)
  return { committed, reserved, invested, available }
}
