import { describe, expect, test } from '@jest/globals'
import { partnersMax } from '@seedline/contracts/operations'
import { localDate, money, moneyOf } from '@seedline/values'
import {
  addCommitment,
  commitment,
  committed,
  fundOpened,
  openFund,
  specified,
} from '../testing/fund-samples.ts'
import { fundId, tomorrow, yuan } from '../testing/samples.ts'
import { decide } from './decide.ts'
import { unopened } from './state.ts'

const fund = specified
const government = commitment('government', '300000000.00')
const institutional = commitment('institutional', '400000000.00')
const enterprise = commitment('enterprise', '300000000.00')

describe('Opening a fund', () => {
  test('records it with the commitments of its three kinds of partners in one go', () => {
    fund
      .given()
      .when(openFund({ commitments: [government, institutional, enterprise] }))
      .then(
        fundOpened,
        committed('government', '300000000.00'),
        committed('institutional', '400000000.00'),
        committed('enterprise', '300000000.00'),
      )
  })

  test('may come before any commitment, and without a target', () => {
    fund
      .given()
      .when(openFund({ targetSize: undefined }))
      .then({ ...fundOpened, targetSize: undefined })
  })

  test('is refused when the fund is open already', () => {
    fund.given(fundOpened).when(openFund()).thenRejected('FUND_ALREADY_OPEN', { fund_id: fundId })
  })

  test('is refused when it lies in the future', () => {
    fund
      .given()
      .when(openFund({ openedOn: tomorrow }))
      .thenRejected('DATE_IN_FUTURE', { date: tomorrow, today: '2026-11-23' })
  })

  test('is refused with a target in another currency', () => {
    fund
      .given()
      .when(openFund({ targetSize: moneyOf('USD', '1.00') }))
      .thenRejected('CURRENCY_MISMATCH', { expected: 'CNY', got: 'USD' })
  })

  test('is refused as a whole when one commitment is in another currency', () => {
    const foreign = { ...enterprise, amount: moneyOf('HKD', '1.00') }
    fund
      .given()
      .when(openFund({ commitments: [government, foreign] }))
      .thenRejected('CURRENCY_MISMATCH', { expected: 'CNY', got: 'HKD' })
  })

  test('is refused when a partner comes twice', () => {
    fund
      .given()
      .when(openFund({ commitments: [government, institutional, government] }))
      .thenRejected('PARTNER_TWICE', { partner_id: 'partner-government' })
  })

  test('is refused with more partners than one answer can hold', () => {
    const commitments = Array.from({ length: partnersMax + 1 }, (_, index) => ({
      ...government,
      partnerId: `partner-${index}`,
    }))
    fund.given().when(openFund({ commitments })).thenRejected('TOO_MANY_PARTNERS', { max: '200' })
    // No repetition mends it.
    const refused = decide(openFund({ commitments }), unopened)
    expect(refused).toMatchObject({ problem: { kind: 'refused' } })
  })
})

describe('Adding a commitment', () => {
  test('records it', () => {
    fund
      .given(fundOpened, committed('government', '300000000.00'))
      .when(addCommitment(enterprise))
      .then(committed('enterprise', '300000000.00'))
  })

  test('is refused for a fund that was never opened', () => {
    fund.given().when(addCommitment(government)).thenRejected('FUND_UNKNOWN', { fund_id: fundId })
  })

  test('is refused to a partner who has committed already', () => {
    fund
      .given(fundOpened, committed('government', '300000000.00'))
      .when(addCommitment({ ...enterprise, partnerId: 'partner-government' }))
      .thenRejected('PARTNER_TWICE')
  })

  test.each(['0.00', '-0.01'])('is refused for %s', (amount) => {
    fund
      .given(fundOpened)
      .when(addCommitment({ ...government, amount: yuan(amount) }))
      .thenRejected('COMMITMENT_NOT_POSITIVE', { partner_id: 'partner-government', amount })
  })

  test('takes the smallest amount there is', () => {
    fund
      .given(fundOpened)
      .when(addCommitment({ ...government, amount: yuan('0.01') }))
      .then(committed('government', '0.01'))
  })

  test('is refused in another currency than the fund', () => {
    fund
      .given(fundOpened)
      .when(addCommitment({ ...government, amount: moneyOf('USD', '1.00') }))
      .thenRejected('CURRENCY_MISMATCH')
  })

  test('is refused with a date in the future', () => {
    fund
      .given(fundOpened)
      .when(addCommitment({ ...government, committedOn: tomorrow }))
      .thenRejected('DATE_IN_FUTURE')
  })

  test('may bear a date before the fund was opened: partners commit first', () => {
    const early = { committedOn: localDate('2022-12-01') }
    fund
      .given(fundOpened)
      .when(addCommitment({ ...government, ...early }))
      .then(committed('government', '300000000.00', early))
  })

  test('is refused when the sum would no longer fit what travels', () => {
    const most = { amount: money('CNY', 2n ** 63n - 1n) }
    fund
      .given(fundOpened, committed('institutional', '0.01'))
      .when(addCommitment({ ...government, ...most }))
      .thenRejected('AMOUNT_TOO_LARGE')
  })
})
