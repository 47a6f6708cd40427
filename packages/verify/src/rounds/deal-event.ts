import {
  RoundReleased,
  RoundReserved,
  StockIssued,
  TransactionsReversed,
} from '@seedline/contracts/fund/v1/cap_table_events'
import {
  ApprovalReversed,
  DealApproved,
  DealDeclined,
  DealOpened,
  DealReopened,
  DealWithdrawn,
  RoundClosed,
  RoundReversed,
} from '@seedline/contracts/fund/v1/deal_events'
import {
  CapitalInvested,
  CapitalReleased,
  CapitalReserved,
  InvestmentReversed,
} from '@seedline/contracts/fund/v1/fund_events'
import {
  StageCorrected,
  StageReached,
  StageRoundReversed,
} from '@seedline/contracts/registry/v1/stage_record_events'
import { eventIdOf } from '@seedline/event-store'
import type { Instant } from '@seedline/values'
import type { Commit } from '../commit.ts'

/** What an event says of a deal, in whichever aggregate and service it was recorded. */
export type DealEvent =
  | { readonly type: 'opened'; readonly dealId: string; readonly fundId: string }
  | { readonly type: 'approved'; readonly dealId: string; readonly amount: Amount }
  | { readonly type: 'ended' | 'unapproved' | 'reopened'; readonly dealId: string }
  | {
      readonly type: 'closed'
      readonly dealId: string
      readonly eventId: string
      readonly closed: RoundClosed
      readonly commandId: string
      readonly at: Instant
    }
  | {
      readonly type: 'round-reversed'
      readonly dealId: string
      /** The closing that was taken back. */
      readonly eventId: string
      readonly enterpriseId: string
    }
  | ({ readonly type: 'place-kept'; readonly dealId: string; readonly at: Instant } & OnCapTable)
  | ({ readonly type: 'place-released'; readonly dealId: string } & OnCapTable)
  | ({
      readonly type: 'reserved' | 'released' | 'investment-reversed'
      readonly dealId: string
    } & OfFund)
  | ({
      readonly type: 'invested'
      readonly dealId: string
      readonly invested: CapitalInvested
    } & OfFund)
  | { readonly type: 'issued'; readonly dealId: string; readonly issued: StockIssued }
  /** A cap table took back what the deal's round entered, or will never enter it. */
  | { readonly type: 'taken-back'; readonly dealId: string; readonly enterpriseId: string }
  | {
      readonly type: 'on-ladder'
      readonly dealId: string
      /** The closing that the rung stands for. */
      readonly eventId: string
      readonly enterpriseId: string
      /** Undefined where a rung that stood before was linked to the round. */
      readonly reached: StageReached | undefined
    }
  | {
      /** The rung that stood for a closing stands for it no longer. */
      readonly type: 'off-ladder'
      readonly dealId: string
      readonly eventId: string
      readonly enterpriseId: string
    }

interface OfFund {
  readonly fundId: string
  readonly amount: Amount
}

interface OnCapTable {
  readonly enterpriseId: string
  readonly closingCommandId: string
}

/** As it was recorded; absent where the event says none. */
export type Amount = CapitalInvested['amount']

/** What a commit says of deals. An event that can't be read says nothing here: it is told elsewhere. */
export function* dealEventsOf(commit: Commit): Iterable<DealEvent> {
  for (const [index, event] of commit.events.entries()) {
    const read = readers[event.type]
    if (read === undefined) continue
    try {
      const said = read(event.data, eventIdOf(commit.stream, commit.version + index), commit)
      if (said !== undefined) yield said
    } catch {
      // Its stream's fold has told it.
    }
  }
}

type Reader = (data: Uint8Array, eventId: string, commit: Commit) => DealEvent | undefined

const readers: Readonly<Record<string, Reader>> = {
  'seedline.fund.v1.DealOpened': (data) => {
    const { dealId, fundId } = DealOpened.decode(data)
    return { type: 'opened', dealId, fundId }
  },
  'seedline.fund.v1.DealApproved': (data) => {
    const { dealId, approvedAmount: amount } = DealApproved.decode(data)
    return { type: 'approved', dealId, amount }
  },
  'seedline.fund.v1.DealDeclined': (data) => ({
    type: 'ended',
    dealId: DealDeclined.decode(data).dealId,
  }),
  'seedline.fund.v1.DealWithdrawn': (data) => ({
    type: 'ended',
    dealId: DealWithdrawn.decode(data).dealId,
  }),
  'seedline.fund.v1.ApprovalReversed': (data) => ({
    type: 'unapproved',
    dealId: ApprovalReversed.decode(data).dealId,
  }),
  'seedline.fund.v1.DealReopened': (data) => ({
    type: 'reopened',
    dealId: DealReopened.decode(data).dealId,
  }),
  'seedline.fund.v1.RoundReversed': (data) => {
    const { dealId, closingEventId: eventId, enterpriseId } = RoundReversed.decode(data)
    return { type: 'round-reversed', dealId, eventId, enterpriseId }
  },
  'seedline.fund.v1.RoundClosed': (data, eventId, { commandId, at }) => {
    const closed = RoundClosed.decode(data)
    return { type: 'closed', dealId: closed.dealId, eventId, closed, commandId, at }
  },
  'seedline.fund.v1.CapitalReserved': (data) => {
    const { dealId, fundId, amount } = CapitalReserved.decode(data)
    return { type: 'reserved', dealId, fundId, amount }
  },
  'seedline.fund.v1.CapitalReleased': (data) => {
    const { dealId, fundId, amount } = CapitalReleased.decode(data)
    return { type: 'released', dealId, fundId, amount }
  },
  'seedline.fund.v1.CapitalInvested': (data) => {
    const invested = CapitalInvested.decode(data)
    const { dealId, fundId, amount } = invested
    return { type: 'invested', dealId, fundId, amount, invested }
  },
  'seedline.fund.v1.InvestmentReversed': (data) => {
    const { dealId, fundId, reserved: amount } = InvestmentReversed.decode(data)
    return { type: 'investment-reversed', dealId, fundId, amount }
  },
  'seedline.fund.v1.RoundReserved': (data, _, { at }) => {
    const { dealId, enterpriseId, closingCommandId } = RoundReserved.decode(data)
    return { type: 'place-kept', dealId, enterpriseId, closingCommandId, at }
  },
  'seedline.fund.v1.RoundReleased': (data) => {
    const { dealId, enterpriseId, closingCommandId } = RoundReleased.decode(data)
    return { type: 'place-released', dealId, enterpriseId, closingCommandId }
  },
  'seedline.fund.v1.StockIssued': (data) => {
    const issued = StockIssued.decode(data)
    return issued.dealId === '' ? undefined : { type: 'issued', dealId: issued.dealId, issued }
  },
  'seedline.fund.v1.TransactionsReversed': (data) => {
    const { dealId, enterpriseId } = TransactionsReversed.decode(data)
    return dealId === '' ? undefined : { type: 'taken-back', dealId, enterpriseId }
  },
  'seedline.registry.v1.StageReached': (data) => {
    const reached = StageReached.decode(data)
    return onLadder(reached.round, reached.enterpriseId, reached)
  },
  'seedline.registry.v1.StageCorrected': (data) => {
    const { round, enterpriseId } = StageCorrected.decode(data)
    return onLadder(round, enterpriseId, undefined)
  },
  'seedline.registry.v1.StageRoundReversed': (data) => {
    const { round, enterpriseId, rungId } = StageRoundReversed.decode(data)
    // None stood for it yet.
    if (round === undefined || rungId === '') return undefined
    return { type: 'off-ladder', dealId: round.dealId, eventId: round.eventId, enterpriseId }
  },
}

function onLadder(
  round: StageReached['round'],
  enterpriseId: string,
  reached: StageReached | undefined,
): DealEvent | undefined {
  if (round === undefined) return undefined
  const { dealId, eventId } = round
  return { type: 'on-ladder', dealId, eventId, enterpriseId, reached }
}
