import { int32Most } from '@seedline/contracts/bounds'
import { entryOf, hasEntry, withEntry, withoutEntry } from '@seedline/event-store'
import { type LocalDate, laterOf, numericOfWhole } from '@seedline/values'
import type { GivenId } from '../facts/ids.ts'
import {
  type CapTableChange,
  type CapTableEvent,
  capTableEvents,
  type RoundReleased,
  type RoundReserved,
  type StakeholderNamed,
  type StockClassDefined,
  type TransactionsReversed,
} from './events.ts'
import {
  compensationExercised,
  compensationIssued,
  planDefined,
  poolAdjusted,
  vestingStarted,
} from './evolve-plans.ts'
import { stockCancelled, stockIssued, stockTransferred } from './evolve-stock.ts'
import { classConverted, classSplit } from './evolve-units.ts'
import type { CapTableState, StockClass } from './state.ts'

export function evolve(state: CapTableState, event: CapTableEvent): CapTableState {
  if (!capTableEvents.changes(event)) return state
  const next = evolveParts(state, event)
  const on = dayOf(event)
  return on === undefined ? next : { ...next, latestOn: laterOf(state.latestOn, on) }
}

/**
 * The day from which an event counts; undefined: it belongs to every day. Vesting may begin before its option was
 * granted, and moves nothing.
 */
export const dayOf = (event: CapTableEvent): LocalDate | undefined =>
  event.type === 'VestingStarted' ? undefined : capTableEvents.occurredOn(event)

function evolveParts(state: CapTableState, event: CapTableChange): CapTableState {
  switch (event.type) {
    case 'StockClassDefined':
      return classDefined(state, event)
    case 'StakeholderNamed':
      return holderNamed(state, event)
    case 'StockIssued':
      return stockIssued(state, event)
    case 'StockTransferred':
      return stockTransferred(state, event)
    case 'StockCancelled':
      return stockCancelled(state, event)
    case 'StockClassSplit':
      return classSplit(state, event)
    case 'StockClassConverted':
      return classConverted(state, event)
    case 'StockPlanDefined':
      return planDefined(state, event)
    case 'StockPlanPoolAdjusted':
      return poolAdjusted(state, event)
    case 'EquityCompensationIssued':
      return compensationIssued(state, event)
    case 'EquityCompensationExercised':
      return compensationExercised(state, event)
    case 'VestingStarted':
      return vestingStarted(state, event)
    case 'RoundReserved':
      return roundReserved(state, event)
    case 'RoundReleased':
      return roundReleased(state, event)
    case 'TransactionsReversed':
      return transactionsReversed(state, event)
    default:
      return event satisfies never
  }
}

function roundReserved(state: CapTableState, event: RoundReserved): CapTableState {
  const { dealId, closing, closingCommandId, expectedDealVersion } = event
  const place = { closing, closingCommandId, expectedDealVersion }
  return {
    ...state,
    reserved: withEntry(state.reserved, dealId, place),
    reversedRounds: closedAnew(state.reversedRounds, event),
  }
}

// What was taken back were the closings before: they stay so, however late they are heard of.
function closedAnew(
  reversed: CapTableState['reversedRounds'],
  { dealId, expectedDealVersion }: RoundReserved,
): CapTableState['reversedRounds'] {
  if (!hasEntry(reversed, dealId)) return reversed
  return expectedDealVersion === 0
    ? withoutEntry(reversed, dealId)
    : withEntry(reversed, dealId, expectedDealVersion)
}

function roundReleased(state: CapTableState, event: RoundReleased): CapTableState {
  const { dealId, closingCommandId } = event
  if (entryOf(state.reserved, dealId)?.closingCommandId !== closingCommandId) return state
  return { ...state, reserved: withoutEntry(state.reserved, dealId) }
}

// What it takes back was left out before: the state is of those that stand.
function transactionsReversed(
  state: CapTableState,
  { dealId }: TransactionsReversed,
): CapTableState {
  if (dealId === undefined) return state
  return {
    ...state,
    reserved: withoutEntry(state.reserved, dealId),
    reversedRounds: withEntry(state.reversedRounds, dealId, int32Most),
  }
}

/** What stays of an event that was reversed: the ids of its securities are used. */
export function evolveReversed(state: CapTableState, event: CapTableEvent): CapTableState {
  const reversedIds = securitiesMadeBy(event).reduce(
    (ids, id) => withEntry(ids, id, true),
    state.reversedIds,
  )
  return { ...state, reversedIds }
}

/** The ids of the stock and options that an event made. */
export function securitiesMadeBy(event: CapTableEvent): readonly GivenId[] {
  switch (event.type) {
    case 'StockIssued':
    case 'EquityCompensationIssued':
      return [event.securityId]
    case 'StockTransferred':
      return [event.resultingSecurityId, event.balanceSecurityId].filter((id) => id !== '')
    case 'StockCancelled':
      return event.balanceSecurityId === '' ? [] : [event.balanceSecurityId]
    default:
      return []
  }
}

function classDefined(state: CapTableState, event: StockClassDefined): CapTableState {
  const { stockClassId: id, name, classType, sharesAuthorized } = event
  const defined: StockClass = {
    id,
    name,
    type: classType,
    authorized: sharesAuthorized,
    outstanding: numericOfWhole(0n),
    changedOn: undefined,
    touchedOn: undefined,
  }
  return { ...state, classes: withEntry(state.classes, id, defined) }
}

function holderNamed(state: CapTableState, event: StakeholderNamed): CapTableState {
  const { holderId: id, name, kind } = event
  return { ...state, holders: withEntry(state.holders, id, { id, name, kind }) }
}
