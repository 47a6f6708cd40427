import { describe, expect, test } from '@jest/globals'
import { specification, testActor } from '@seedline/testing'
import { localDate, moneyOf, otherRungs } from '@seedline/values'
import {
  approveDeal,
  dealApproved,
  dealDeclined,
  dealOpened,
  dealWithdrawn,
  dueDiligenceStarted,
  openDeal,
  roundClosed,
  specified,
} from '../testing/deal-samples.ts'
import { dealId, noon, tomorrow, yuan } from '../testing/samples.ts'
import type { DealCommand, OpenDeal } from './commands.ts'
import { decide, decideToOpen } from './decide.ts'
import { type DealState, evolve, unopened } from './state.ts'

const deal = specified
const fundTerms = { currency: 'CNY', openedOn: localDate('2023-03-01') } as const
const opening = specification({
  initial: unopened,
  evolve,
  decide: (command: OpenDeal, state: DealState) => decideToOpen(command, state, fundTerms),
})
const start = (on = '2024-05-20'): DealCommand => ({
  type: 'StartDueDiligence',
  dealId,
  at: noon,
  startedOn: localDate(on),
})
const decline = (on = '2024-07-02'): DealCommand => ({
  type: 'DeclineDeal',
  dealId,
  at: noon,
  declinedOn: localDate(on),
  reason: dealDeclined.reason,
})
const withdraw = (on = '2024-07-03'): DealCommand => ({
  type: 'WithdrawDeal',
  dealId,
  at: noon,
  withdrawnOn: localDate(on),
  reason: dealWithdrawn.reason,
})

describe('Opening a deal', () => {
  test('records it', () => {
    opening.given().when(openDeal()).then(dealOpened)
  })

  test('is refused twice', () => {
    opening.given(dealOpened).when(openDeal()).thenRejected('DEAL_ALREADY_OPEN')
  })

  test.each(otherRungs)('is refused for %s, which no round brings about', (round) => {
    opening.given().when(openDeal({ round })).thenRejected('NOT_A_FINANCING_RUNG', { rung: round })
  })

  test('may be for a capital increase whose round nobody named', () => {
    opening
      .given()
      .when(openDeal({ round: 'capital-increase' }))
      .then({ ...dealOpened, round: 'capital-increase' })
  })

  test("is refused in another currency than the fund's", () => {
    opening
      .given()
      .when(openDeal({ proposedAmount: moneyOf('USD', '1.00') }))
      .thenRejected('CURRENCY_MISMATCH', { expected: 'CNY', got: 'USD' })
  })

  test('is refused for nothing', () => {
    opening
      .given()
      .when(openDeal({ proposedAmount: yuan('0.00') }))
      .thenRejected('AMOUNT_NOT_POSITIVE')
  })

  test('is refused in the future, and before the fund was opened', () => {
    opening
      .given()
      .when(openDeal({ openedOn: tomorrow }))
      .thenRejected('DATE_IN_FUTURE')
    opening
      .given()
      .when(openDeal({ openedOn: localDate('2023-02-28') }))
      .thenRejected('DATE_BEFORE_FUND_OPENED', { fund_opened_on: '2023-03-01' })
  })
})

describe('Starting due diligence', () => {
  test('follows screening, on the same day at the earliest', () => {
    deal.given(dealOpened).when(start()).then(dueDiligenceStarted)
    deal.given(dealOpened).when(start('2024-05-05')).thenRejected('DATE_BEFORE_PREVIOUS_STEP', {
      date: '2024-05-05',
      previous_step_on: '2024-05-06',
    })
  })

  test('is refused when it has started, the deal is approved or over', () => {
    deal
      .given(dealOpened, dueDiligenceStarted)
      .when(start('2024-06-01'))
      .thenRejected('DEAL_ALREADY_IN_DUE_DILIGENCE')
    deal
      .given(dealOpened, dealApproved)
      .when(start('2024-08-01'))
      .thenRejected('DEAL_ALREADY_APPROVED')
    deal
      .given(dealOpened, dealDeclined)
      .when(start('2024-08-01'))
      .thenRejected('DEAL_ENDED', { status: 'declined' })
  })

  test('is refused in the future', () => {
    deal.given(dealOpened).when(start(tomorrow)).thenRejected('DATE_IN_FUTURE')
  })
})

describe('Approving a deal', () => {
  test('may follow screening or due diligence', () => {
    deal.given(dealOpened).when(approveDeal()).then(dealApproved)
    deal.given(dealOpened, dueDiligenceStarted).when(approveDeal()).then(dealApproved)
  })

  test("needs the committee's resolution", () => {
    deal
      .given(dealOpened)
      .when(approveDeal({ evidence: [] }))
      .thenRejected('EVIDENCE_MISSING')
  })

  test('is refused twice', () => {
    deal
      .given(dealOpened, dealApproved)
      .when(approveDeal())
      .thenRejected('DEAL_ALREADY_APPROVED', { approved_amount: '5000000.00' })
  })

  test.each([dealDeclined, dealWithdrawn])('is refused after $type', (end) => {
    deal.given(dealOpened, end).when(approveDeal()).thenRejected('DEAL_ENDED')
  })

  test('is refused in another currency, and for nothing', () => {
    deal
      .given(dealOpened)
      .when(approveDeal({ approvedAmount: moneyOf('USD', '1.00') }))
      .thenRejected('CURRENCY_MISMATCH')
    deal
      .given(dealOpened)
      .when(approveDeal({ approvedAmount: yuan('0.00') }))
      .thenRejected('AMOUNT_NOT_POSITIVE')
  })

  test('is refused in the future and before the step that it follows', () => {
    deal
      .given(dealOpened)
      .when(approveDeal({ approvedOn: tomorrow }))
      .thenRejected('DATE_IN_FUTURE')
    deal
      .given(dealOpened, dueDiligenceStarted)
      .when(approveDeal({ approvedOn: localDate('2024-05-19') }))
      .thenRejected('DATE_BEFORE_PREVIOUS_STEP')
  })
})

describe('Ending a deal without a round', () => {
  test('may decline at any step before it closed', () => {
    deal.given(dealOpened).when(decline()).then(dealDeclined)
    deal.given(dealOpened, dueDiligenceStarted).when(decline()).then(dealDeclined)
    deal.given(dealOpened, dealApproved).when(decline()).then(dealDeclined)
  })

  test('may withdraw at any step before it closed', () => {
    deal.given(dealOpened).when(withdraw()).then(dealWithdrawn)
    deal.given(dealOpened, dealApproved).when(withdraw()).then(dealWithdrawn)
  })

  test.each([decline('2025-01-01'), withdraw('2025-01-01')])('$type happens once', (end) => {
    deal.given(dealOpened, dealDeclined).when(end).thenRejected('DEAL_ENDED')
    deal.given(dealOpened, dealWithdrawn).when(end).thenRejected('DEAL_ENDED')
    deal.given(dealOpened, dealApproved, roundClosed).when(end).thenRejected('DEAL_ENDED')
  })

  test.each([decline, withdraw])('keeps the order of dates', (end) => {
    deal
      .given(dealOpened, dealApproved)
      .when(end('2024-06-30'))
      .thenRejected('DATE_BEFORE_PREVIOUS_STEP')
    deal.given(dealOpened).when(end(tomorrow)).thenRejected('DATE_IN_FUTURE')
  })
})

test.each([start(), approveDeal(), decline(), withdraw()])(
  '$type of a deal that nobody opened is refused',
  (command) => {
    deal.given().when(command).thenRejected('DEAL_UNKNOWN', { deal_id: dealId })
  },
)

test('today, by the calendar of Shanghai, is no future', () => {
  const justAfterMidnight = { at: '2026-11-22T16:30:00.000Z' as typeof noon }
  const command = { ...start('2026-11-23'), ...justAfterMidnight }
  expect(decide(command, evolve(unopened, dealOpened, testActor('fund-manager'))).ok).toBe(true)
})
