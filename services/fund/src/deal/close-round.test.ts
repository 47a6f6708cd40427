import { describe, test } from '@jest/globals'
import { specification } from '@seedline/testing'
import { deriveId, localDate, money, moneyOf, numeric } from '@seedline/values'
import {
  angelPart,
  closeRound,
  dealApproved,
  dealDeclined,
  dealOpened,
  dealWithdrawn,
  fundPart,
  price,
  roundClosed,
} from '../testing/deal-samples.ts'
import { dealId, resolution as evidence, fundId, tomorrow, yuan } from '../testing/samples.ts'
import { decide } from './decide.ts'
import type { Subscription } from './events.ts'
import { evolve, unopened } from './state.ts'

const deal = specification({ initial: unopened, decide, evolve })
const approved = deal.given(dealOpened, dealApproved)
const withParts = (...subscriptions: readonly Subscription[]) =>
  approved.when(closeRound({ subscriptions }))

describe('Closing a round', () => {
  test('records who subscribed how much, with its papers', () => {
    approved.when(closeRound()).then(roundClosed)
  })

  test('may leave the pre-money unstated', () => {
    approved.when(closeRound({ preMoney: undefined })).then({ ...roundClosed, preMoney: undefined })
  })

  test('may state a pre-money that does not fit the price: it is shown, not judged', () => {
    const preMoney = yuan('1.00')
    approved.when(closeRound({ preMoney })).then({ ...roundClosed, preMoney })
  })

  test('needs an approval first', () => {
    deal
      .given(dealOpened)
      .when(closeRound())
      .thenRejected('DEAL_NOT_APPROVED', { deal_id: dealId, status: 'screening' })
  })

  test('happens once', () => {
    deal
      .given(dealOpened, dealApproved, roundClosed)
      .when(closeRound())
      .thenRejected('ROUND_ALREADY_CLOSED')
  })

  test.each([dealDeclined, dealWithdrawn])('is refused after $type', (end) => {
    deal.given(dealOpened, dealApproved, end).when(closeRound()).thenRejected('DEAL_ENDED')
  })

  test('is refused for a deal that nobody opened', () => {
    deal.given().when(closeRound()).thenRejected('DEAL_UNKNOWN')
  })

  test('needs evidence', () => {
    approved.when(closeRound({ evidence: [] })).thenRejected('EVIDENCE_MISSING')
  })

  test('is refused in the future and before the approval', () => {
    approved.when(closeRound({ closedOn: tomorrow })).thenRejected('DATE_IN_FUTURE')
    approved
      .when(closeRound({ closedOn: localDate('2024-06-30') }))
      .thenRejected('DATE_BEFORE_PREVIOUS_STEP', { previous_step_on: '2024-07-01' })
  })
})

describe("A round's figures", () => {
  test.each(['0', '-12.50'])('need a price above zero, not %s', (text) => {
    approved.when(closeRound({ sharePrice: price(text) })).thenRejected('PRICE_NOT_POSITIVE')
  })

  test('keep to one currency', () => {
    approved
      .when(closeRound({ preMoney: moneyOf('USD', '1.00') }))
      .thenRejected('CURRENCY_MISMATCH', { expected: 'CNY', got: 'USD' })
    withParts(fundPart, { ...angelPart, amount: moneyOf('HKD', '1000000.00') }).thenRejected(
      'CURRENCY_MISMATCH',
      { got: 'HKD' },
    )
  })

  test('need a pre-money above zero where one is stated', () => {
    approved.when(closeRound({ preMoney: yuan('0.00') })).thenRejected('AMOUNT_NOT_POSITIVE')
  })

  test.each(['0', '-80000'])('need shares above zero, not %s', (shares) => {
    withParts(fundPart, { ...angelPart, shares: numeric(shares) }).thenRejected(
      'SHARES_NOT_POSITIVE',
      { holder_id: 'angel-1', shares },
    )
  })

  test('need amounts above zero', () => {
    withParts(fundPart, { ...angelPart, amount: yuan('0.00') }).thenRejected('AMOUNT_NOT_POSITIVE')
  })

  test('need every amount to be price times shares', () => {
    withParts(fundPart, { ...angelPart, amount: yuan('1010000.00') }).thenRejected(
      'AMOUNT_NOT_PRICE_TIMES_SHARES',
      {
        holder_id: 'angel-1',
        share_price: '12.50',
        shares: '80000',
        amount: '1010000.00',
        price_times_shares: '1000000.00',
        currency: 'CNY',
      },
    )
  })

  test('must fit what travels, pre-money and all together', () => {
    approved
      .when(closeRound({ preMoney: money('CNY', 2n ** 63n - 1n) }))
      .thenRejected('AMOUNT_TOO_LARGE')
  })
})

test('A round whose papers do not fit with every subscription is refused', () => {
  const papers = Array.from({ length: 10 }, () => ({ ...evidence, title: '决'.repeat(200) }))
  const many = Array.from({ length: 100 }, (_, index) => ({ ...angelPart, holderId: `a-${index}` }))
  approved
    .when(closeRound({ subscriptions: [fundPart, ...many], evidence: papers }))
    .thenRejected('ROUND_TOO_LARGE', { max: '500000' })
})

test('A round whose papers fit to the last byte is closed, with one more it is refused', () => {
  const parts = Array.from({ length: 99 }, (_, index) => ({ ...angelPart, holderId: `a-${index}` }))
  const subscriptions = [fundPart, ...parts]
  const { provenance } = closeRound()
  const bare = JSON.stringify([[{ ...evidence, title: '' }], provenance]).length
  // 100 subscriptions carry 5,000 bytes each.
  const papersOf = (bytes: number) => [{ ...evidence, title: 'x'.repeat(bytes - bare) }]
  const closing = (bytes: number) => closeRound({ subscriptions, evidence: papersOf(bytes) })
  approved.when(closing(5001)).thenRejected('ROUND_TOO_LARGE', { bytes: '500100', max: '500000' })
  approved.when(closing(5000)).then({ ...roundClosed, subscriptions, evidence: papersOf(5000) })
})

describe("A round's subscribers", () => {
  test('come once each', () => {
    withParts(fundPart, angelPart, angelPart).thenRejected('HOLDER_TWICE', { holder_id: 'angel-1' })
  })

  test('include the fund', () => {
    withParts(angelPart).thenRejected('FUND_NOT_AMONG_SUBSCRIBERS', { fund_id: fundId })
    withParts().thenRejected('FUND_NOT_AMONG_SUBSCRIBERS')
  })

  test('include the fund once, also under another holder id', () => {
    withParts(fundPart, { ...fundPart, holderId: 'fund-again' }).thenRejected('HOLDER_TWICE')
  })

  test('bear no fund id but the one of the deal', () => {
    const foreign = deriveId('Fund', 'another')
    withParts(fundPart, { ...angelPart, fundId: foreign }).thenRejected(
      'FOREIGN_FUND_AMONG_SUBSCRIBERS',
      { holder_id: 'angel-1', fund_id: fundId },
    )
  })

  test('may be the fund alone, for less than was approved', () => {
    const less = { ...fundPart, shares: numeric('1'), amount: yuan('12.50') }
    withParts(less).then({ ...roundClosed, subscriptions: [less] })
  })

  test('have the fund take no more than was approved, to the fen', () => {
    const more = { ...fundPart, shares: numeric('400000.0008'), amount: yuan('5000000.01') }
    withParts(more).thenRejected('EXCEEDS_APPROVAL', {
      subscribed: '5000000.01',
      approved: '5000000.00',
      currency: 'CNY',
    })
  })

  test('other than the fund may take more than was approved for it', () => {
    const large = { ...angelPart, shares: numeric('4000000'), amount: yuan('50000000.00') }
    withParts(fundPart, large).then({ ...roundClosed, subscriptions: [fundPart, large] })
  })
})
