import { describe, expect, test } from '@jest/globals'
import { entryOf, keysOf } from '@seedline/event-store'
import { testActor } from '@seedline/testing'
import { localDate } from '@seedline/values'
import {
  commitmentReversed as commitmentReversedOf,
  committed,
  specified as fund,
  fundOpened,
  invested,
  investmentReversed as investmentReversedOf,
  released,
  reserve,
  reserved,
} from '../testing/fund-samples.ts'
import { dealId, fundId, noon, otherDealId, yuan } from '../testing/samples.ts'
import type { KeepInvestment, ReverseCommitment, ReverseInvestment } from './commands.ts'
import { type FundEvent, fundEvents } from './events.ts'
import { evolve, type FundState, unopened } from './state.ts'

const opened = [
  fundOpened,
  committed('government', '100.00'),
  committed('enterprise', '50.00', { committedOn: localDate('2024-06-01') }),
] as const
const closed = [
  ...opened,
  reserved('60.00'),
  invested('50.00'),
  released('10.00', 'closed-for-less'),
] as const

const reverseCommitment = (partnerId: string): ReverseCommitment => ({
  type: 'ReverseCommitment',
  at: noon,
  fundId,
  partnerId,
  reason: commitmentReversed.reason,
  evidence: commitmentReversed.evidence,
})
const commitmentReversed = commitmentReversedOf(opened[2])

const investmentReversed = investmentReversedOf({ invested: '50.00', reserved: '60.00' })
const { invested: _, reserved: __, investedOn: ___, ...terms } = investmentReversed
const reverseInvestment: ReverseInvestment = { ...terms, type: 'ReverseInvestment' }
const keep = (reversalCommandId = 'reverse-1'): KeepInvestment => ({
  type: 'KeepInvestment',
  fundId,
  dealId,
  reversalCommandId,
})

const by = testActor('fund-manager')
const after = (...events: readonly FundEvent[]) =>
  events.reduce<FundState>((state, event) => evolve(state, event, by), unopened)

const figuresOf = (state: FundState) => {
  if (state.status !== 'open') throw new Error('The fund is open')
  const { committed: all, reserved: promised, invested: spent, commitments, allocations } = state
  return {
    all,
    promised,
    spent,
    partners: keysOf(commitments),
    deals: keysOf(allocations).map((key) => entryOf(allocations, key)),
  }
}

describe('Reversing a commitment', () => {
  test('takes it back as of its day, and the partner may commit anew', () => {
    fund
      .given(...opened)
      .when(reverseCommitment('partner-enterprise'))
      .then(commitmentReversed)
    expect(figuresOf(after(...opened, commitmentReversed))).toEqual(
      figuresOf(after(fundOpened, opened[1])),
    )
    const anew = committed('enterprise', '40.00')
    const { type: _, fundId: __, ...commitment } = anew
    fund
      .given(...opened, commitmentReversed)
      .when({ type: 'AddCommitment', at: noon, fundId, commitment })
      .then(anew)
  })

  test('is refused of one that is not there, or no longer', () => {
    fund
      .given(...opened)
      .when(reverseCommitment('nobody'))
      .thenRejected('COMMITMENT_UNKNOWN')
    fund
      .given(...opened, commitmentReversed)
      .when(reverseCommitment('partner-enterprise'))
      .thenRejected('COMMITMENT_UNKNOWN', { partner_id: 'partner-enterprise' })
  })

  test('is refused where what remains does not cover what was promised, to the last fen', () => {
    fund
      .given(...opened, reserved('100.01'))
      .when(reverseCommitment('partner-enterprise'))
      .thenRejected('COMMITMENT_IN_USE', {
        partner_id: 'partner-enterprise',
        day: '2024-07-01',
        amount: '50.00',
        available: '49.99',
      })
    fund
      .given(...opened, reserved('100.00'))
      .when(reverseCommitment('partner-enterprise'))
      .then(commitmentReversed)
  })

  test('is refused for a day since on which it was needed, though it is not now', () => {
    const gone = released('120.00', 'declined', '2024-08-01')
    fund
      .given(...opened, reserved('120.00'), gone)
      .when(reverseCommitment('partner-enterprise'))
      .thenRejected('COMMITMENT_IN_USE', { day: '2024-07-01', available: '30.00' })
  })

  test('needs evidence', () => {
    fund
      .given(...opened)
      .when({ ...reverseCommitment('partner-enterprise'), evidence: [] })
      .thenRejected('EVIDENCE_MISSING')
  })
})

describe('Reversing an investment', () => {
  test('reserves again what had been reserved, as of the closing’s day', () => {
    fund
      .given(...closed)
      .when(reverseInvestment)
      .then(investmentReversed)
    const state = after(...closed, investmentReversed)
    expect(figuresOf(state)).toMatchObject(figuresOf(after(...opened, reserved('60.00'))))
  })

  test('waits where nothing is invested yet, or another reversal came first', () => {
    fund
      .given(...opened, reserved('60.00'))
      .when(reverseInvestment)
      .thenRejected('ROUND_BEING_SETTLED', { deal_id: dealId })
    fund
      .given(...closed, investmentReversed)
      .when({ ...reverseInvestment, reversalCommandId: 'reverse-2' })
      .thenRejected('ROUND_BEING_SETTLED')
  })

  test('is refused where what the closing left over is promised elsewhere, naming the day', () => {
    const other = reserved('90.01', { dealId: otherDealId, reservedOn: localDate('2024-09-02') })
    fund
      .given(...closed, other)
      .when(reverseInvestment)
      .thenRejected('RELEASED_CAPITAL_IN_USE', {
        deal_id: dealId,
        day: '2024-09-02',
        amount: '10.00',
        available: '9.99',
      })
  })

  test('of a round that took all needs nothing that is free', () => {
    const all = [...opened, reserved('60.00'), invested('60.00')]
    const rest = reserved('90.00', { dealId: otherDealId, reservedOn: localDate('2024-09-02') })
    fund
      .given(...all, rest)
      .when(reverseInvestment)
      .then({ ...investmentReversed, invested: yuan('60.00') })
  })

  test('that is refused elsewhere invests again what it had reserved, once', () => {
    const kept = [invested('50.00'), released('10.00', 'closed-for-less')] as const
    fund
      .given(...closed, investmentReversed)
      .when(keep())
      .then(...kept)
    expect(figuresOf(after(...closed, investmentReversed, ...kept))).toEqual(
      figuresOf(after(...closed)),
    )
    fund
      .given(...closed, investmentReversed, ...kept)
      .when(keep())
      .thenNothing()
    fund
      .given(...closed, investmentReversed)
      .when(keep('another'))
      .thenNothing()
    fund
      .given(...opened, reserved('60.00'))
      .when(keep())
      .thenNothing()
  })

  test('leaves the capital to be invested by another closing', () => {
    fund
      .given(...closed, investmentReversed)
      .when({
        type: 'InvestCapital',
        fundId,
        dealId,
        amount: yuan('60.00'),
        on: localDate('2024-09-03'),
      })
      .then(invested('60.00', '2024-09-03'))
  })
})

describe('Releasing capital', () => {
  const release = { type: 'ReleaseCapital', fundId, dealId, on: localDate('2024-07-01') } as const

  test('of an approval that was reversed frees it as of the approval’s day', () => {
    fund
      .given(...opened, reserved('60.00'))
      .when({ ...release, approvalCommandId: 'approve-1', reason: 'approval-reversed' })
      .then(released('60.00', 'approval-reversed', '2024-07-01'))
    fund
      .given(...opened, reserved('60.00'), released('60.00', 'approval-reversed', '2024-07-01'))
      .when(reserve('150.00', { approvalCommandId: 'approve-2' }))
      .then(reserved('150.00', { approvalCommandId: 'approve-2' }))
  })

  test('leaves another approval’s reservation alone', () => {
    fund
      .given(...opened, reserved('60.00', { approvalCommandId: 'approve-2' }))
      .when({ ...release, approvalCommandId: 'approve-1', reason: 'withdrawn' })
      .thenNothing()
  })
})

test.each([
  [commitmentReversed, '2024-06-01'],
  [investmentReversed, '2024-09-01'],
] as const)('a reversal bears the day of what it takes back: $type', (event, on) => {
  expect(fundEvents.occurredOn(event)).toBe(on)
})
