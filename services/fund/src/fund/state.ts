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
  type FundChange,
  type FundEvent,
  type FundPolicySet,
  fundEvents,
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
  /** Who asked for a weaker policy, which takes a second person; undefined: nobody. */
  readonly weaker: WeakerAsked | undefined
  /** By partner. */
  readonly commitments: Keyed<Money>
  /** What is promised to or has gone into deals; a deal without either isn't there. */
  readonly allocations: Keyed<Allocation>
  readonly committed: Money
  readonly reserved: Money
  readonly invested: Money
  /** Of what is available. */
  readonly changes: DailyChanges
}

export type Allocation =
  | {
      readonly stage: 'reserved'
      readonly amount: Money
      readonly approvalCommandId: string
      readonly reservedOn: LocalDate
    }
  | { readonly stage: 'invested'; readonly amount: Money }

/** Which steps of a fund's deals take another person than the step before. */
export type TwoPeople = FundPolicySet['twoPeople']

/** As it is of a fund of which nothing else was said. */
export const onePersonMay: TwoPeople = { approval: false, closing: false }

interface WeakerAsked {
  readonly by: string
  readonly twoPeople: TwoPeople
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
      weaker: undefined,
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
      return { ...state, managedBy: event.organisation, weaker: undefined }
    case 'FundPolicySet':
      return { ...state, twoPeople: event.twoPeople, weaker: undefined }
    case 'WeakerFundPolicyAsked':
      return { ...state, weaker: { by: personOf(by), twoPeople: event.twoPeople } }
    default:
      return event satisfies never
  }
}

const committed = (state: OpenedFund, event: CommitmentMade): OpenedFund => ({
  ...state,
  commitments: withEntry(state.commitments, event.partnerId, event.amount),
  committed: addMoney(state.committed, event.amount),
  changes: changedOn(state.changes, event.committedOn, event.amount.minor),
})

function reserved(state: OpenedFund, event: CapitalReserved): OpenedFund {
  const { dealId, amount, approvalCommandId, reservedOn } = event
  const allocation: Allocation = { stage: 'reserved', amount, approvalCommandId, reservedOn }
  return {
    ...state,
    allocations: withEntry(state.allocations, dealId, allocation),
    reserved: addMoney(state.reserved, amount),
    changes: changedOn(state.changes, reservedOn, -amount.minor),
  }
}

function invested(state: OpenedFund, event: CapitalInvested): OpenedFund {
  const { dealId, amount, investedOn } = event
  const free = released(state, dealId, investedOn)
  return {
    ...free,
    allocations: withEntry(free.allocations, dealId, { stage: 'invested', amount }),
    invested: addMoney(free.invested, amount),
    changes: changedOn(free.changes, investedOn, -amount.minor),
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
