import { expect, test } from '@jest/globals'
import { StockIssued } from '@seedline/contracts/fund/v1/cap_table_events'
import { RoundClosed } from '@seedline/contracts/fund/v1/deal_events'
import { CapitalInvested } from '@seedline/contracts/fund/v1/fund_events'
import { StageReached } from '@seedline/contracts/registry/v1/stage_record_events'
import { instant } from '@seedline/values'
import { checkRounds, gatherRounds, noRounds } from './check-rounds.ts'
import type { Commit } from './commit.ts'

const recorded = (stream: string, type: string, data: Uint8Array): Commit => ({
  stream,
  category: stream.split('-')[0] ?? '',
  id: 'id',
  version: 1,
  size: 1,
  commandId: stream,
  events: [{ type, data }],
  actor: { subject: 's', name: 'n', roles: [], organisation: 'o' },
  at: instant('2026-11-23T08:00:00.000Z'),
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
  for (const commit of commits) gatherRounds(rounds, commit)
  return checkRounds(rounds).map(({ code }) => code)
}

test('a round that stands on the ladder and on the cap table once is as it should be', () => {
  expect(codesOf(closing, rung('stage_record-a'), security('cap_table-a', '1000'))).toEqual([])
})

test('a round that never reached the registry or the cap table is found', () => {
  expect(codesOf(closing)).toEqual(['RUNG_MISSING', 'SECURITY_MISSING'])
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
