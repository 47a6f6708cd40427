import { expect, test } from '@jest/globals'
import { StockIssued, TransactionsReversed } from '@seedline/contracts/fund/v1/cap_table_events'
import {
  DealApproved,
  DealOpened,
  DealWithdrawn,
  RoundClosed,
} from '@seedline/contracts/fund/v1/deal_events'
import { CapitalInvested, CapitalReserved } from '@seedline/contracts/fund/v1/fund_events'
import { StageReached } from '@seedline/contracts/registry/v1/stage_record_events'
import { Rung } from '@seedline/contracts/values/v1/rung'
import { instant } from '@seedline/values'
import type { Commit } from '../commit.ts'
import { balanceCommit, noBalances, unbalanced } from './balances.ts'
import { checkRounds } from './check-rounds.ts'
import { gatherRounds, noRounds } from './gather-rounds.ts'

const recorded = (stream: string, type: string, data: Uint8Array): Commit => ({
  kind: 'commit',
  documentId: stream,
  stream,
  category: stream.split('-')[0] ?? '',
  id: 'id',
  version: 1,
  size: 1,
  commandId: stream,
  events: [{ type, data }],
  actor: { subject: 's', name: 'n', roles: [], organisation: 'o' },
  at: instant('2026-11-23T08:00:00.000Z'),
  answerBytes: undefined,
  traceparent: undefined,
  pending: false,
})

const closing = recorded(
  'deal-1',
  'seedline.fund.v1.RoundClosed',
  RoundClosed.encode(
    RoundClosed.fromPartial({ dealId: '1', subscriptions: [{ holderId: 'h', shares: '1000.0' }] }),
  ).finish(),
)
const rung = (stream: string) =>
  recorded(
    stream,
    'seedline.registry.v1.StageReached',
    StageReached.encode(
      StageReached.fromPartial({ round: { dealId: '1', eventId: 'deal-1@1' } }),
    ).finish(),
  )
const security = (stream: string, quantity: string) =>
  recorded(
    stream,
    'seedline.fund.v1.StockIssued',
    StockIssued.encode(StockIssued.fromPartial({ dealId: '1', holderId: 'h', quantity })).finish(),
  )

function codesOf(...commits: readonly Commit[]): readonly string[] {
  const rounds = noRounds()
  const balances = noBalances()
  for (const commit of commits) {
    gatherRounds(rounds, commit)
    balanceCommit(balances, commit)
  }
  const codes = checkRounds(rounds).map(({ code }) => code)
  // Only deals that don't balance are looked at: what is found must not balance.
  expect([...unbalanced(balances)].length > 0).toBe(codes.length > 0)
  return codes
}

test('a round that stands on the ladder and on the cap table once is as it should be', () => {
  expect(codesOf(closing, rung('stage_record-a'), security('cap_table-a', '1000'))).toEqual([])
})

test('a round that never reached the registry or the cap table is found', () => {
  expect(codesOf(closing)).toEqual(['RUNG_MISSING', 'SECURITY_MISSING'])
})

const takenBack = recorded(
  'cap_table-a',
  'seedline.fund.v1.TransactionsReversed',
  TransactionsReversed.encode(
    TransactionsReversed.fromPartial({ dealId: '1', versions: [1] }),
  ).finish(),
)

test('what a cap table took back of a round counts as not issued, and of none where no deal is named', () => {
  const entered = [closing, rung('stage_record-a'), security('cap_table-a', '1000')] as const
  expect(codesOf(...entered, takenBack)).toEqual(['SECURITY_MISSING'])
  const byHand = recorded(
    'cap_table-a',
    'seedline.fund.v1.TransactionsReversed',
    TransactionsReversed.encode(TransactionsReversed.fromPartial({ versions: [9] })).finish(),
  )
  expect(codesOf(...entered, byHand)).toEqual([])
})

test('a round whose effect was doubled is found', () => {
  expect(
    codesOf(
      closing,
      rung('stage_record-a'),
      rung('stage_record-b'),
      security('cap_table-a', '1000'),
      security('cap_table-b', '1000'),
    ),
  ).toEqual(['RUNG_TWICE', 'SECURITY_TWICE'])
})

test('a subscription issued with other shares is found', () => {
  expect(codesOf(closing, rung('stage_record-a'), security('cap_table-a', '999'))).toEqual([
    'SECURITY_QUANTITY_DIFFERS',
  ])
})

test('what a fund subscribed and did not invest, invested twice, or invested otherwise is found', () => {
  const yuan = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits })
  const closed = recorded(
    'deal-1',
    'seedline.fund.v1.RoundClosed',
    RoundClosed.encode(
      RoundClosed.fromPartial({
        dealId: '1',
        subscriptions: [
          { holderId: 'h', shares: '1000.0', amount: yuan(5n) },
          { fundId: 'f', shares: '7', amount: yuan(7n) },
        ],
      }),
    ).finish(),
  )
  const invested = (stream: string, fundId: string, amount: bigint) =>
    recorded(
      stream,
      'seedline.fund.v1.CapitalInvested',
      CapitalInvested.encode(
        CapitalInvested.fromPartial({ fundId, dealId: '1', amount: yuan(amount) }),
      ).finish(),
    )
  const capital = (...commits: readonly Commit[]) =>
    codesOf(closed, ...commits).filter((code) => code.startsWith('CAPITAL'))
  expect(capital(invested('fund-f', 'f', 7n))).toEqual([])
  expect(capital()).toEqual(['CAPITAL_NOT_INVESTED'])
  expect(capital(invested('fund-f', 'f', 7n), invested('fund-f', 'f', 7n))).toEqual([
    'CAPITAL_INVESTED_TWICE',
  ])
  expect(capital(invested('fund-f', 'f', 6n))).toEqual(['CAPITAL_DIFFERS'])
  expect(capital(invested('fund-g', 'g', 7n))).toEqual(['CAPITAL_DIFFERS'])
  expect(codesOf(closing).filter((code) => code.startsWith('CAPITAL'))).toEqual([])
})

const deal = (type: string, data: Uint8Array) =>
  recorded('deal-1', `seedline.fund.v1.${type}`, data)
const yuan = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits })
const opened = deal(
  'DealOpened',
  DealOpened.encode(DealOpened.fromPartial({ dealId: '1', fundId: 'f' })).finish(),
)
const approved = deal(
  'DealApproved',
  DealApproved.encode(DealApproved.fromPartial({ dealId: '1', approvedAmount: yuan(9n) })).finish(),
)
const withdrawn = deal(
  'DealWithdrawn',
  DealWithdrawn.encode(DealWithdrawn.fromPartial({ dealId: '1' })).finish(),
)
const closedForLess = deal(
  'RoundClosed',
  RoundClosed.encode(
    RoundClosed.fromPartial({
      dealId: '1',
      fundId: 'f',
      enterpriseId: 'e',
      round: Rung.RUNG_ANGEL,
      closedOn: '2026-11-20',
      subscriptions: [{ fundId: 'f', shares: '7', amount: yuan(7n) }],
    }),
  ).finish(),
)
const capital = (type: string, minorUnits: bigint, fundId = 'f') => {
  const message = { fundId, dealId: '1', amount: yuan(minorUnits) }
  const data = CapitalReserved.encode(CapitalReserved.fromPartial(message)).finish()
  return recorded(`fund-${fundId}`, `seedline.fund.v1.${type}`, data)
}
const reserved = (amount = 9n, fundId = 'f') => capital('CapitalReserved', amount, fundId)
const invested = (amount = 7n) => capital('CapitalInvested', amount)
const released = (amount: bigint) => capital('CapitalReleased', amount)
const reached = (change: Partial<StageReached> = {}) =>
  recorded(
    'stage_record-e',
    'seedline.registry.v1.StageReached',
    StageReached.encode(
      StageReached.fromPartial({
        enterpriseId: 'e',
        rung: Rung.RUNG_ANGEL,
        reachedOn: '2026-11-20',
        round: { dealId: '1', eventId: 'deal-1@1' },
        ...change,
      }),
    ).finish(),
  )
const issuedBy = (enterpriseId: string, holderId = 'f') =>
  recorded(
    `cap_table-${enterpriseId}`,
    'seedline.fund.v1.StockIssued',
    StockIssued.encode(
      StockIssued.fromPartial({ enterpriseId, dealId: '1', holderId, quantity: '7.0' }),
    ).finish(),
  )

test('capital is reserved exactly while a deal is approved and not closed', () => {
  expect(codesOf(opened)).toEqual([])
  expect(codesOf(opened, approved, reserved())).toEqual([])
  expect(codesOf(opened, approved, reserved(5n), released(5n), reserved())).toEqual([])
  expect(codesOf(opened, approved, withdrawn, reserved(), released(9n))).toEqual([])
  expect(codesOf(opened, approved)).toEqual(['RESERVATION_MISSING'])
  expect(codesOf(opened, approved, reserved(), released(9n))).toEqual(['RESERVATION_MISSING'])
  expect(codesOf(opened, approved, reserved(8n))).toEqual(['RESERVATION_DIFFERS'])
  expect(codesOf(opened, approved, reserved(9n, 'g'))).toEqual([
    'RESERVATION_DIFFERS',
    'RESERVATION_MISSING',
  ])
  expect(codesOf(opened, approved, reserved(), reserved(9n, 'g'))).toEqual(['RESERVATION_DIFFERS'])
  expect(codesOf(opened, reserved())).toEqual(['RESERVATION_WITHOUT_APPROVAL'])
  expect(codesOf(reserved())).toEqual(['RESERVATION_WITHOUT_APPROVAL'])
  expect(codesOf(opened, approved, withdrawn, reserved())).toEqual(['RESERVATION_LEFT'])
})

test('of a round closed for less the rest is free again, and what was invested was reserved', () => {
  const all = [opened, approved, closedForLess, reached(), issuedBy('e'), reserved()]
  expect(codesOf(...all, invested(), released(2n))).toEqual([])
  expect(codesOf(...all)).toEqual(['CAPITAL_NOT_INVESTED', 'RESERVATION_LEFT'])
  expect(codesOf(...all, invested())).toEqual(['RESERVATION_DIFFERS'])
  expect(codesOf(...all, invested(), released(1n))).toEqual(['RESERVATION_DIFFERS'])
  expect(codesOf(opened, approved, withdrawn, reserved(), invested(), released(2n))).toEqual([
    'CAPITAL_WITHOUT_ROUND',
  ])
})

test('what a round led to stands with its enterprise, as it was closed, and not without a round', () => {
  const settled = [opened, approved, closedForLess, reserved(), invested(), released(2n)]
  expect(codesOf(...settled, reached({ rung: Rung.RUNG_A }), issuedBy('e'))).toEqual([
    'RUNG_DIFFERS',
  ])
  expect(codesOf(...settled, reached({ reachedOn: '2026-11-21' }), issuedBy('e'))).toEqual([
    'RUNG_DIFFERS',
  ])
  expect(codesOf(...settled, reached({ enterpriseId: 'x' }), issuedBy('e'))).toEqual([
    'ROUND_ELSEWHERE',
  ])
  expect(codesOf(...settled, reached(), issuedBy('x'))).toEqual(['ROUND_ELSEWHERE'])
  expect(codesOf(...settled, reached(), issuedBy('e'), issuedBy('e', 'nobody'))).toEqual([
    'SECURITY_WITHOUT_ROUND',
  ])
  expect(codesOf(opened, reached(), issuedBy('e'))).toEqual([
    'RUNG_WITHOUT_ROUND',
    'SECURITY_WITHOUT_ROUND',
  ])
})

test('whatever is lost, doubled or altered of a deal does not balance, and is found', () => {
  const whole = [
    opened,
    approved,
    closedForLess,
    reached(),
    issuedBy('e'),
    reserved(),
    invested(),
    released(2n),
  ]
  expect(codesOf(...whole)).toEqual([])
  for (const index of whole.keys()) {
    if (index < 2) continue
    expect(codesOf(...whole.toSpliced(index, 1))).not.toEqual([])
    if (index > 2) expect(codesOf(...whole, ...whole.slice(index, index + 1))).not.toEqual([])
  }
})
