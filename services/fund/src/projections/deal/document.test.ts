import { describe, expect, test } from '@jest/globals'
import { numeric } from '@seedline/values'
import { deal } from '../../deal/aggregate.ts'
import type { DealEvent } from '../../deal/events.ts'
import {
  approvalReversed,
  dealApproved,
  dealDeclined,
  dealOpened,
  dealReopened,
  dueDiligenceStarted,
  fundPart,
  price,
  roundClosed,
  roundReversed,
} from '../../testing/deal-samples.ts'
import { dealId, yuan } from '../../testing/samples.ts'
import { guardedFold, messagesOf } from '../../testing/views.ts'
import { dealView } from './view.ts'

const answerTo = (...events: readonly DealEvent[]) =>
  guardedFold(dealView, messagesOf(deal, dealId, events)).get(dealId)?.data

describe('The deal that is read', () => {
  test('tells its status and since when, step by step', () => {
    expect(answerTo(dealOpened)).toMatchObject({
      status: 'DEAL_STATUS_SCREENING',
      statusOn: '2024-05-06',
      round: 'RUNG_SEED',
      version: 1,
    })
    expect(answerTo(dealOpened, dueDiligenceStarted)).toMatchObject({
      status: 'DEAL_STATUS_DUE_DILIGENCE',
      statusOn: '2024-05-20',
    })
    expect(answerTo(dealOpened, dealApproved)).toMatchObject({
      status: 'DEAL_STATUS_APPROVED',
      approvedAmount: { minorUnits: 500_000_000n },
    })
  })

  test('stands after a reversal as it stood before, and its history tells both', () => {
    const approved = [dealOpened, dueDiligenceStarted, dealApproved] as const
    const before = answerTo(...approved)
    const after = answerTo(...approved, roundClosed, roundReversed)
    expect(after).toEqual({ ...before, version: 5, history: after?.history })
    expect(after?.history).toHaveLength(5)
    expect(after?.history.at(-1)).toMatchObject({
      occurredOn: '2024-08-15',
      reason: roundReversed.reason,
      recording: { eventType: 'seedline.fund.v1.RoundReversed' },
    })
    const screened = answerTo(dealOpened, dueDiligenceStarted)
    const unapproved = answerTo(...approved, approvalReversed)
    expect(unapproved).toEqual({ ...screened, version: 4, history: unapproved?.history })
    const reopened = answerTo(dealOpened, dueDiligenceStarted, dealDeclined, dealReopened)
    expect(reopened).toEqual({ ...screened, version: 4, history: reopened?.history })
  })

  test('has its history with details, reasons and recordings', () => {
    const history = answerTo(dealOpened, dealDeclined)?.history
    expect(history).toMatchObject([
      { occurredOn: '2024-05-06', reason: '' },
      {
        occurredOn: '2024-07-02',
        reason: dealDeclined.reason,
        recording: { eventType: 'seedline.fund.v1.DealDeclined', version: 2 },
      },
    ])
    expect(JSON.parse(history?.[0]?.detailsJson ?? '')).toMatchObject({
      dealId,
      round: 'RUNG_SEED',
      proposedAmount: { currency: 'CNY', minorUnits: '600000000' },
    })
  })

  test('shows of a closed round what follows from its figures', () => {
    expect(answerTo(dealOpened, dealApproved, roundClosed)).toMatchObject({
      status: 'DEAL_STATUS_CLOSED',
      closing: { sharePrice: '12.50', closedOn: '2024-08-15' },
      figures: {
        totalRaised: { minorUnits: 600_000_000n },
        newShares: '480000',
        postMoney: { minorUnits: 3_000_000_000n },
        impliedSharesBefore: '1920000',
      },
    })
  })

  test('rounds the implied shares half to even at ten digits, and has none without a pre-money', () => {
    const closing = { ...roundClosed, subscriptions: [fundPart], sharePrice: price('3') }
    expect(
      answerTo(dealOpened, dealApproved, { ...closing, preMoney: yuan('1.00') })?.figures,
    ).toMatchObject({ impliedSharesBefore: '0.3333333333' })
    const exact = { ...closing, preMoney: yuan('0.01'), sharePrice: price('20000000') }
    expect(answerTo(dealOpened, dealApproved, exact)?.figures).toMatchObject({
      impliedSharesBefore: '0.0000000005',
    })
    const without = { ...closing, preMoney: undefined, sharePrice: price('12.50') }
    expect(answerTo(dealOpened, dealApproved, without)?.figures).toEqual({
      totalRaised: { currency: 'CNY', minorUnits: 500_000_000n },
      newShares: '400000',
      postMoney: undefined,
      impliedSharesBefore: '',
    })
    expect(numeric('0.3333333333').units).toBe(3_333_333_333n)
  })
})
