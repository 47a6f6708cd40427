import { describe, expect, test } from '@jest/globals'
import { testActor } from '@seedline/testing'
import { localDate } from '@seedline/values'
import {
  approvalReversed,
  specified as deal,
  dealApproved,
  dealDeclined,
  dealOpened,
  dealReopened,
  dealWithdrawn,
  dueDiligenceStarted,
  roundClosed,
  roundReversed,
} from '../testing/deal-samples.ts'
import { dealId, noon } from '../testing/samples.ts'
import type { ReopenDeal, ReverseApproval, ReverseRound } from './commands.ts'
import { type DealEvent, type DealReversal, dealEvents } from './events.ts'
import { type DealState, evolve, unopened } from './state.ts'

const { reason, evidence } = roundReversed
const why = { reason, evidence }
const closingEventId = `deal-${dealId}@4`

const reverseRound: ReverseRound = {
  type: 'ReverseRound',
  at: noon,
  dealId,
  closingEventId,
  ...why,
}
const reverseApproval: ReverseApproval = { type: 'ReverseApproval', at: noon, dealId, ...why }
const reopen: ReopenDeal = { type: 'ReopenDeal', at: noon, dealId, ...why }

const reopened = (endedOn: string): DealReversal => ({
  ...dealReopened,
  endedOn: localDate(endedOn),
})

const approved = [dealOpened, dueDiligenceStarted, dealApproved] as const
const closed = [...approved, roundClosed] as const

const by = testActor('fund-manager')
const after = (...events: readonly DealEvent[]) =>
  events.reduce<DealState>((state, event) => evolve(state, event, by), unopened)

describe('Reversing a round', () => {
  test('leads back to the approval, as of its day', () => {
    deal
      .given(...closed)
      .when(reverseRound)
      .then(roundReversed)
    expect(after(...closed, roundReversed)).toEqual(after(...approved))
  })

  test.each([
    ['screening', [dealOpened]],
    ['approved', approved],
    ['declined', [...approved, dealDeclined]],
  ])('is refused of a deal that is %s', (status, events) => {
    deal
      .given(...events)
      .when(reverseRound)
      .thenRejected('NOTHING_TO_REVERSE', { deal_id: dealId, status })
  })

  test('needs evidence', () => {
    deal
      .given(...closed)
      .when({ ...reverseRound, evidence: [] })
      .thenRejected('EVIDENCE_MISSING')
  })
})

describe('Reversing an approval', () => {
  test('leads back to due diligence, or to screening where there was none', () => {
    deal
      .given(...approved)
      .when(reverseApproval)
      .then(approvalReversed)
    expect(after(...approved, approvalReversed)).toEqual(after(dealOpened, dueDiligenceStarted))
    deal
      .given(dealOpened, dealApproved)
      .when(reverseApproval)
      .then({ ...approvalReversed, backTo: 'screening', backOn: dealOpened.openedOn })
  })

  test('is possible once its round was reversed', () => {
    deal
      .given(...closed)
      .when(reverseApproval)
      .thenRejected('LATER_STEP_STANDS', { deal_id: dealId, status: 'closed' })
    deal
      .given(...closed, roundReversed)
      .when(reverseApproval)
      .then(approvalReversed)
  })

  test('is refused of a deal that was never approved, or has ended since', () => {
    deal.given(dealOpened).when(reverseApproval).thenRejected('NOTHING_TO_REVERSE')
    deal
      .given(...approved, dealWithdrawn)
      .when(reverseApproval)
      .thenRejected('LATER_STEP_STANDS', { status: 'withdrawn' })
  })

  test('needs evidence', () => {
    deal
      .given(...approved)
      .when({ ...reverseApproval, evidence: [] })
      .thenRejected('EVIDENCE_MISSING')
  })
})

describe('Reopening a deal', () => {
  test.each([
    [dealDeclined, '2024-07-02'],
    [dealWithdrawn, '2024-07-03'],
  ] as const)('leads back to where it stood: $type', (end, endedOn) => {
    const before = [dealOpened, dueDiligenceStarted] as const
    deal
      .given(...before, end)
      .when(reopen)
      .then(reopened(endedOn))
    expect(after(...before, end, reopened(endedOn))).toEqual(after(...before))
  })

  test('needs no evidence: to end it needed none', () => {
    deal
      .given(dealOpened, dueDiligenceStarted, dealDeclined)
      .when({ ...reopen, evidence: [] })
      .then({ ...reopened('2024-07-02'), evidence: [] })
  })

  test('is refused where the approval’s capital was given back, and of a deal that has not ended', () => {
    deal
      .given(...approved, dealDeclined)
      .when(reopen)
      .thenRejected('ENDED_AFTER_APPROVAL')
    deal
      .given(...closed)
      .when(reopen)
      .thenRejected('NOTHING_TO_REVERSE', { status: 'closed' })
    deal.given(dealOpened).when(reopen).thenRejected('NOTHING_TO_REVERSE')
  })
})

test.each([
  [roundReversed, '2024-08-15'],
  [approvalReversed, '2024-07-01'],
  [reopened('2024-07-02'), '2024-07-02'],
] as const)('a reversal bears the day of what it takes back: $type', (event, on) => {
  expect(dealEvents.occurredOn(event)).toBe(on)
})

test('a step after a reversal is dated after the step that stands', () => {
  deal
    .given(...closed, roundReversed)
    .when({
      type: 'DeclineDeal',
      at: noon,
      dealId,
      declinedOn: localDate('2024-07-01'),
      reason: 'no',
    })
    .then({ type: 'DealDeclined', dealId, declinedOn: localDate('2024-07-01'), reason: 'no' })
})
