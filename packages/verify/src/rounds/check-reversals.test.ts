import { expect, test } from '@jest/globals'
import {
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
  StageReached,
  StageRoundReversed,
} from '@seedline/contracts/registry/v1/stage_record_events'
import { Rung } from '@seedline/contracts/values/v1/rung'
import { instant } from '@seedline/values'
import type { Commit } from '../commit.ts'
import { balanceCommit, noBalances, unbalanced } from './balances.ts'
import { checkRounds } from './check-rounds.ts'
import { gatherRounds, noRounds } from './gather-rounds.ts'

const yuan = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits })

interface Message<T> {
  fromPartial(part: object): T
  encode(message: T): { finish(): Uint8Array }
}

/** An event of a stream, such as `cap_table-e`, at a version. */
const at = <T>(
  [stream, version]: readonly [string, number],
  type: string,
  message: Message<T>,
  part: object,
): Commit => ({
  kind: 'commit',
  documentId: `${stream}@${version}`,
  stream,
  category: stream.split('-')[0] ?? '',
  id: 'id',
  version,
  size: 1,
  commandId: `${stream}@${version}`,
  events: [
    {
      type: `seedline.${type}`,
      data: message.encode(message.fromPartial({ dealId: '1', ...part })).finish(),
    },
  ],
  actor: { subject: 's', name: 'n', roles: [], organisation: 'o' },
  at: instant('2026-11-23T08:00:00.000Z'),
  answerBytes: undefined,
  traceparent: undefined,
  pending: false,
})

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

const opened = at(['deal-1', 1], 'fund.v1.DealOpened', DealOpened, { fundId: 'f' })
const approved = (version = 2) =>
  at(['deal-1', version], 'fund.v1.DealApproved', DealApproved, { approvedAmount: yuan(9n) })
const closed = (version = 3, shares = '7') =>
  at(['deal-1', version], 'fund.v1.RoundClosed', RoundClosed, {
    fundId: 'f',
    enterpriseId: 'e',
    round: Rung.RUNG_ANGEL,
    closedOn: '2026-11-20',
    subscriptions: [{ fundId: 'f', shares, amount: yuan(7n) }],
  })
const roundReversed = (of = 3, version = 4) =>
  at(['deal-1', version], 'fund.v1.RoundReversed', RoundReversed, {
    fundId: 'f',
    enterpriseId: 'e',
    closingEventId: `deal-1@${of}`,
  })
const approvalReversed = at(['deal-1', 5], 'fund.v1.ApprovalReversed', ApprovalReversed, {})

const fund = <T>(type: string, message: Message<T>, part: object) =>
  at(['fund-f', 1], `fund.v1.${type}`, message, { fundId: 'f', ...part })
const reserved = fund('CapitalReserved', CapitalReserved, { amount: yuan(9n) })
const invested = fund('CapitalInvested', CapitalInvested, { amount: yuan(7n) })
const released = (amount: bigint) =>
  fund('CapitalReleased', CapitalReleased, { amount: yuan(amount) })
const investmentReversed = fund('InvestmentReversed', InvestmentReversed, {
  invested: yuan(7n),
  reserved: yuan(9n),
})

const kept = (of = 3) =>
  at(['cap_table-e', 1], 'fund.v1.RoundReserved', RoundReserved, {
    enterpriseId: 'e',
    closingCommandId: `deal-1@${of}`,
  })
const issued = (quantity = '7') =>
  at(['cap_table-e', 1], 'fund.v1.StockIssued', StockIssued, {
    enterpriseId: 'e',
    holderId: 'f',
    quantity,
  })
const takenOff = at(['cap_table-e', 2], 'fund.v1.TransactionsReversed', TransactionsReversed, {
  enterpriseId: 'e',
  versions: [1],
})

const round = (of: number) => ({ dealId: '1', eventId: `deal-1@${of}` })
const reached = (of = 3) =>
  at(['stage_record-e', 1], 'registry.v1.StageReached', StageReached, {
    enterpriseId: 'e',
    rung: Rung.RUNG_ANGEL,
    reachedOn: '2026-11-20',
    round: round(of),
  })
const offLadder = (rungId = 'rung', of = 3) =>
  at(['stage_record-e', 2], 'registry.v1.StageRoundReversed', StageRoundReversed, {
    enterpriseId: 'e',
    rungId,
    round: round(of),
  })

const invested7 = [reserved, invested, released(2n)]
const closing = [kept(), opened, approved(), closed(), ...invested7, issued(), reached()]
const reversal = [roundReversed(), investmentReversed, takenOff, offLadder()]

test('a round that was reversed everywhere is as it should be, also once it closed anew', () => {
  expect(codesOf(...closing)).toEqual([])
  expect(codesOf(...closing, ...reversal)).toEqual([])
  const anew = [kept(5), closed(5, '8'), invested, released(2n), issued('8'), reached(5)]
  expect(codesOf(...closing, ...reversal, ...anew)).toEqual([])
})

test('whatever of a reversed round still stands is found, and so is what was taken back of one that stands', () => {
  for (const missing of reversal) {
    const codes = codesOf(...closing, ...reversal.filter((one) => one !== missing))
    expect(codes.length).toBeGreaterThan(0)
    if (missing.stream !== 'deal-1') expect(codes).toEqual(['REVERSAL_INCOMPLETE'])
  }
})

test('a reversal that is noted before its rung came brings and takes none', () => {
  const unheard = [opened, approved(), closed(), ...invested7, issued()]
  const noted = [roundReversed(), investmentReversed, takenOff, offLadder('')]
  expect(codesOf(...unheard, ...noted)).toEqual([])
})

test('a reversal that was refused leaves the investment as it was', () => {
  expect(codesOf(...closing, investmentReversed, invested, released(2n))).toEqual([])
  expect(codesOf(...closing, investmentReversed)).toContain('RESERVATION_LEFT')
})

test('an approval that was reversed has no capital, and may be followed by another', () => {
  const before = [opened, approved(), reserved]
  const unapproved = at(['deal-1', 3], 'fund.v1.ApprovalReversed', ApprovalReversed, {})
  expect(codesOf(...before, unapproved, released(9n))).toEqual([])
  expect(codesOf(...before, unapproved)).toEqual(['RESERVATION_WITHOUT_APPROVAL'])
  expect(codesOf(...before, unapproved, released(9n), approved(4), reserved)).toEqual([])
  expect(codesOf(...closing, ...reversal, approvalReversed, released(9n))).toEqual([])
})

test('a deal that was reopened stands as before it ended', () => {
  const ended = at(['deal-1', 2], 'fund.v1.DealDeclined', DealDeclined, {})
  const reopened = at(['deal-1', 3], 'fund.v1.DealReopened', DealReopened, {})
  expect(codesOf(opened, ended, reopened)).toEqual([])
  expect(codesOf(opened, ended, reopened, approved(4), reserved)).toEqual([])
  expect(codesOf(opened, ended, reopened, approved(4))).toEqual(['RESERVATION_MISSING'])
})
