import { describe, test } from '@jest/globals'
import { specification } from '@seedline/testing'
import { localDate, numeric } from '@seedline/values'
import { converted, holder, issued, recordRound, stockClass } from '../testing/cap-table-samples.ts'
import { dealId, enterpriseId, otherDealId, provenance, resolution } from '../testing/samples.ts'
import { decide } from './decide.ts'
import { evolve } from './evolve.ts'
import { roundClassId, roundSecurityId } from './round.ts'
import { emptyCapTable } from './state.ts'

const table = specification({ initial: emptyCapTable, decide, evolve })
const seed = roundClassId(enterpriseId, 'seed')
const bySeed = (holderId: string, quantity: string, stockClassId = seed) =>
  issued(roundSecurityId(dealId, holderId), holderId, quantity, {
    stockClassId,
    sharePrice: numeric('12.5'),
    issuedOn: localDate('2024-08-15'),
    dealId,
    evidence: [resolution],
    provenance,
  })
const named = [
  { ...holder('fund'), name: 'The fund', kind: 'fund' },
  { ...holder('angel'), name: 'An angel' },
] as const
const seedClass = {
  ...stockClass(seed, 'preferred'),
  name: '种子轮优先股 · Seed preferred',
}
const issues = [bySeed('fund', '400000'), bySeed('angel', '80000')] as const

describe('A closed round', () => {
  test('defines its class, names its holders and issues to each, with deal and evidence', () => {
    table
      .given()
      .when(recordRound())
      .then(seedClass, ...named, ...issues)
  })

  test('keeps the names that holders have, and uses a class that is defined', () => {
    table
      .given(seedClass, { ...holder('angel'), name: 'Known before' })
      .when(recordRound())
      .then(named[0], ...issues)
  })

  test('enters once', () => {
    table
      .given(seedClass, ...named, ...issues)
      .when(recordRound())
      .thenRejected('ROUND_ALREADY_RECORDED', { deal_id: dealId })
  })

  test('adds to the registered capital of a limited company, the largest where there are several', () => {
    table
      .given(
        stockClass('small', 'registered-capital'),
        stockClass('capital', 'registered-capital'),
        holder('ann'),
        issued('c0', 'ann', '1', { stockClassId: 'small' }),
        issued('c1', 'ann', '10', { stockClassId: 'capital' }),
      )
      .when(recordRound())
      .then(...named, bySeed('fund', '400000', 'capital'), bySeed('angel', '80000', 'capital'))
  })

  test('adds to registered capital that is defined though not yet issued', () => {
    table
      .given(stockClass('capital', 'registered-capital'))
      .when(recordRound())
      .then(...named, bySeed('fund', '400000', 'capital'), bySeed('angel', '80000', 'capital'))
  })

  test('issues preferred stock again once the company is one limited by shares', () => {
    table
      .given(
        stockClass('capital', 'registered-capital'),
        stockClass('common'),
        holder('ann'),
        issued('c1', 'ann', '10', { stockClassId: 'capital' }),
        converted('capital', 'common', '1000'),
      )
      .when(recordRound())
      .then(seedClass, ...named, ...issues)
  })

  test('that lies before the conversion is refused: it counted in yuan', () => {
    table
      .given(
        stockClass('capital', 'registered-capital'),
        stockClass('common'),
        holder('ann'),
        issued('c1', 'ann', '10', { stockClassId: 'capital' }),
        converted('capital', 'common', '1000', '2024-09-01'),
      )
      .when(recordRound())
      .thenRejected('DATE_OUT_OF_ORDER')
  })

  test('of an increase that nobody named adds to the common stock there is', () => {
    table
      .given(stockClass('common'), holder('ann'), issued('s1', 'ann', '10'))
      .when(recordRound({ round: 'capital-increase' }))
      .then(...named, bySeed('fund', '400000', 'common'), bySeed('angel', '80000', 'common'))
  })

  test('of an increase that nobody named makes common stock where there is none', () => {
    const id = roundClassId(enterpriseId, 'capital-increase')
    table
      .given()
      .when(recordRound({ round: 'capital-increase' }))
      .then(
        { ...stockClass(id, 'common'), name: '普通股 · Common stock' },
        ...named,
        bySeed('fund', '400000', id),
        bySeed('angel', '80000', id),
      )
  })

  test('of another deal may follow at the same rung', () => {
    table
      .given(seedClass, ...named, ...issues)
      .when(recordRound({ dealId: otherDealId }))
      .then(
        ...issues.map((event) => ({
          ...event,
          dealId: otherDealId,
          securityId: roundSecurityId(otherDealId, event.holderId),
        })),
      )
  })
})
