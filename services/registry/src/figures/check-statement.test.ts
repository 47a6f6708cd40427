import { describe, expect, test } from '@jest/globals'
import { collecting } from '@seedline/contracts/operations'
import { parseQuantity } from '@seedline/rules'
import { figurePeriod } from '@seedline/values'
import { catalogue, figure } from '../testing/figures-samples.ts'
import { checkStatement } from './check-statement.ts'

const faultsOf = (period: string, ...figures: readonly [string, string][]) => {
  const faults = collecting()
  const given = figures.map(([item, text]) => figure(item, text))
  checkStatement(catalogue, parseQuantity)({ period: figurePeriod(period), figures: given }, faults)
  return faults.found.map(({ pointer, code }) => `${pointer} ${code}`)
}

describe('Items as they are stated', () => {
  test('are taken in each unit that measures them', () => {
    expect(
      faultsOf('2024', ['revenue', '1 元'], ['rd_expense', '1 亿元'], ['headcount', '3 people']),
    ).toEqual([])
    expect(
      faultsOf(
        '2024',
        ['eps_basic', '0.31 元'],
        ['energy_consumption', '12.5 万吨标准煤'],
        ['gross_margin', '-3.2 %'],
      ),
    ).toEqual([])
  })

  test('of one share are taken to four decimals, and refused beyond', () => {
    expect(faultsOf('2024', ['eps_basic', '0.1234 元'])).toEqual([])
    expect(faultsOf('2024', ['eps_basic', '-1.0001 元'])).toEqual([])
    expect(faultsOf('2024', ['eps_basic', '0.12345 元'])).toEqual([
      '/figures/0/value AMOUNT_TOO_PRECISE',
    ])
    expect(faultsOf('2024', ['revenue', '0.1234 元'])).toEqual([
      '/figures/0/value AMOUNT_TOO_PRECISE',
    ])
  })

  test.each<[string, string, readonly [string, string][], string]>([
    ['that there isn’t', '2024', [['revenu', '1 元']], '/figures/0/item FIGURE_ITEM_UNKNOWN'],
    [
      'that is no yearly figure',
      '2024',
      [['niche_market_share', '1 %']],
      '/figures/0/item FIGURE_ITEM_UNKNOWN',
    ],
    [
      'in a unit of something else',
      '2024',
      [['revenue', '3 people']],
      '/figures/0/unit FIGURE_UNIT_WRONG',
    ],
    [
      'of one share in ten thousands of yuan',
      '2024',
      [['eps_basic', '0.31 万元']],
      '/figures/0/unit FIGURE_UNIT_WRONG',
    ],
    ['below zero', '2024', [['revenue', '-1 元']], '/figures/0/value FIGURE_NEGATIVE'],
    [
      'finer than money is counted',
      '2024',
      [['revenue', '12345.678 元']],
      '/figures/0/value AMOUNT_TOO_PRECISE',
    ],
    [
      'of part of a person',
      '2024',
      [['headcount', '1.5 people']],
      '/figures/0/value FIGURE_NOT_WHOLE',
    ],
    [
      'for a period that it is not stated for',
      '2024-Q1',
      [['hi_tech_revenue', '1 元']],
      '/figures/0/item FIGURE_NOT_OF_PERIOD',
    ],
    [
      'twice, in two units',
      '2024',
      [
        ['revenue', '1 万元'],
        ['revenue', '1 元'],
      ],
      '/figures/1/item FIGURE_TWICE',
    ],
  ])('an item %s is refused where it stands', (_, period, figures, fault) => {
    expect(faultsOf(period, ...figures)).toEqual([fault])
  })

  test('a profit may be a loss', () => {
    expect(faultsOf('2024-Q1', ['net_profit', '-1 元'])).toEqual([])
  })

  test('confirmed items are those of the catalogue', () => {
    const faults = collecting()
    checkStatement(catalogue, parseQuantity)({ confirmed: ['revenue', 'revenu'] }, faults)
    expect(faults.found.map(({ pointer }) => pointer)).toEqual(['/confirmed/1'])
  })
})
