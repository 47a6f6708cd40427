import * as messages from '@seedline/contracts/fund/v1/cap_table_events'
import { RoundClosed as RoundClosedMessage } from '@seedline/contracts/fund/v1/deal_events'
import {
  currency,
  evidences,
  id,
  object,
  optional,
  provenance,
  quantity,
  recordedText,
  streamVersion,
  streamVersions,
} from '@seedline/contracts/kinds'
import { transactionKinds as kinds, type stockClassType } from '@seedline/contracts/operations'
import { type ChangeOf, type EventOf, event, eventsOf, type Named } from '@seedline/facts/events'
import { closing } from '../facts/closing.ts'

const enterpriseId = id('Enterprise')

// Recorded without the digits that a price was printed with. Zero is a real price; undefined: no source gave one.
const price = optional(quantity)
const ofPrice = optional(currency)

/**
 * The events of a cap table: each transaction as it was asked for, with its enterprise. Classes and names bear no
 * date of their own.
 */
export const capTableEvents = eventsOf('seedline.fund.v1', {
  StockClassDefined: event(messages.StockClassDefined, {
    ...kinds.defineStockClass.members,
    enterpriseId,
  }),
  /** Named once or renamed. */
  StakeholderNamed: event(messages.StakeholderNamed, {
    ...kinds.nameStakeholder.members,
    enterpriseId,
  }),
  StockIssued: event(
    messages.StockIssued,
    {
      ...kinds.issueStock.members,
      enterpriseId,
      sharePrice: price,
      currency: ofPrice,
      /** Set when a closed round issued it. */
      dealId: optional(id('Deal')),
    },
    { on: 'issuedOn' },
  ),
  StockTransferred: event(
    messages.StockTransferred,
    { ...kinds.transferStock.members, enterpriseId, sharePrice: price, currency: ofPrice },
    { on: 'transferredOn' },
  ),
  StockCancelled: event(
    messages.StockCancelled,
    { ...kinds.cancelStock.members, enterpriseId },
    { on: 'cancelledOn' },
  ),
  StockClassSplit: event(
    messages.StockClassSplit,
    { ...kinds.splitStockClass.members, enterpriseId },
    { on: 'splitOn' },
  ),
  StockClassConverted: event(
    messages.StockClassConverted,
    { ...kinds.convertStockClass.members, enterpriseId },
    { on: 'convertedOn' },
  ),
  StockPlanDefined: event(
    messages.StockPlanDefined,
    { ...kinds.defineStockPlan.members, enterpriseId },
    { on: 'approvedOn' },
  ),
  StockPlanPoolAdjusted: event(
    messages.StockPlanPoolAdjusted,
    { ...kinds.adjustStockPlanPool.members, enterpriseId },
    { on: 'adjustedOn' },
  ),
  EquityCompensationIssued: event(
    messages.EquityCompensationIssued,
    {
      ...kinds.issueEquityCompensation.members,
      enterpriseId,
      exercisePrice: price,
      currency: ofPrice,
    },
    { on: 'issuedOn' },
  ),
  EquityCompensationExercised: event(
    messages.EquityCompensationExercised,
    { ...kinds.exerciseEquityCompensation.members, enterpriseId },
    { on: 'exercisedOn' },
  ),
  VestingStarted: event(
    messages.VestingStarted,
    { ...kinds.startVesting.members, enterpriseId },
    { on: 'startedOn' },
  ),
  /** A place kept for a round that is being closed; recorded before the closing itself. */
  RoundReserved: event(messages.RoundReserved, {
    enterpriseId,
    dealId: id('Deal'),
    closing: object(RoundClosedMessage, closing),
    /** With the next one the closing is carried on when its process died in between. */
    closingCommandId: recordedText,
    expectedDealVersion: streamVersion,
  }),
  /** The deal was not closed after all. */
  RoundReleased: event(messages.RoundReleased, {
    enterpriseId,
    dealId: id('Deal'),
    closingCommandId: recordedText,
  }),
  /** Of no day: what it takes back was never there, as of any day. */
  TransactionsReversed: event(messages.TransactionsReversed, {
    enterpriseId,
    versions: streamVersions,
    reason: recordedText,
    evidence: evidences(),
    provenance: optional(provenance),
    /** Where it takes back a round: its deal, and the command that reverses it there. */
    dealId: optional(id('Deal')),
    reversalId: recordedText,
  }),
})

export type CapTableEvent = EventOf<typeof capTableEvents>
export type CapTableChange = ChangeOf<typeof capTableEvents>

/** What stands on a table's stream and is no transaction: places kept for rounds, and reversals. Of no day, and not reversed. */
const besides = ['RoundReserved', 'RoundReleased', 'TransactionsReversed'] as const

/**
 * What is to be recorded has the shape of its event. A transfer's or cancellation's balance
 * security may be left empty: where one remains, its id is derived.
 */
export type Transaction = Exclude<CapTableChange, { readonly type: (typeof besides)[number] }>

export const isTransaction = (event: CapTableEvent): event is Transaction =>
  !(besides as readonly string[]).includes(event.type)

export type StockClassDefined = Named<CapTableEvent, 'StockClassDefined'>
export type StakeholderNamed = Named<CapTableEvent, 'StakeholderNamed'>
export type StockIssued = Named<CapTableEvent, 'StockIssued'>
export type StockTransferred = Named<CapTableEvent, 'StockTransferred'>
export type StockCancelled = Named<CapTableEvent, 'StockCancelled'>
export type StockClassSplit = Named<CapTableEvent, 'StockClassSplit'>
export type StockClassConverted = Named<CapTableEvent, 'StockClassConverted'>
export type StockPlanDefined = Named<CapTableEvent, 'StockPlanDefined'>
export type StockPlanPoolAdjusted = Named<CapTableEvent, 'StockPlanPoolAdjusted'>
export type EquityCompensationIssued = Named<CapTableEvent, 'EquityCompensationIssued'>
export type EquityCompensationExercised = Named<CapTableEvent, 'EquityCompensationExercised'>
export type VestingStarted = Named<CapTableEvent, 'VestingStarted'>
export type RoundReserved = Named<CapTableEvent, 'RoundReserved'>
export type RoundReleased = Named<CapTableEvent, 'RoundReleased'>
export type TransactionsReversed = Named<CapTableEvent, 'TransactionsReversed'>

/** `registered-capital`: the 出资额 of a limited company, counted in units of one yuan. */
export type StockClassType = (typeof stockClassType.names)[number]
