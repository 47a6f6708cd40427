import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { eventually, refusal } from '@seedline/testing'
import {
  classDefined,
  foundersNamed,
  issuedAs,
  type RequestedTransaction,
  recordOf,
} from './testing/cap-table-requests.ts'
import {
  type Acts,
  actsOf,
  always,
  type Portfolio,
  runPortfolio,
} from './testing/running-portfolio.ts'

let portfolio: Portfolio
let acts: Acts

beforeAll(async () => {
  portfolio = await runPortfolio()
  acts = actsOf(portfolio)
}, 90_000)

afterAll(() => portfolio?.remove(), 60_000)

describe('Transactions', () => {
  const founders = ['甲', '乙', '丙']
  const founding = (enterpriseId: string) =>
    recordOf(enterpriseId, [
      classDefined('capital', '注册资本', 'STOCK_CLASS_TYPE_REGISTERED_CAPITAL'),
      ...foundersNamed(founders),
      ...founders.map((holderId) =>
        issuedAs(`出资-${holderId}`, '1000000', { holderId, stockClassId: 'capital' }),
      ),
    ])

  test('by a registrar are recorded all or always, in one commit, and read back at once', async () => {
    const enterpriseId = await acts.registered()
    const outcome = await portfolio.clients.capTables.recordTransactions(
      founding(enterpriseId),
      portfolio.as('registrar'),
    )
    expect(outcome).toMatchObject({ id: enterpriseId, version: 7 })
    expect(await acts.getCapTable(enterpriseId, always, 7)).toMatchObject({
      version: 7,
      totalQuantity: '3000000',
      holders: [{ percent: '33.3334' }, { percent: '33.3333' }, { percent: '33.3333' }],
    })
    const wrong = founding(enterpriseId)
    expect(
      await refusal(
        portfolio.clients.capTables.recordTransactions(wrong, portfolio.as('registrar')),
      ),
    ).toMatchObject({ code: 'STOCK_CLASS_DEFINED_TWICE', facts: { transaction: '0' } })
    const { entries } = await portfolio.clients.capTables.getCapTableHistory(
      { enterpriseId, asOf: always, page: undefined },
      portfolio.as('operator'),
    )
    expect(entries).toHaveLength(7)
  })

  test('a round adds to registered capital, and the conversion keeps proportions', async () => {
    const enterpriseId = await acts.registered()
    await portfolio.clients.capTables.recordTransactions(
      founding(enterpriseId),
      portfolio.as('registrar'),
    )
    const fundId = await acts.openFund(1_000_000_000n)
    const { id: dealId } = await acts.openDeal(fundId, enterpriseId)
    await acts.approve(dealId, 500_000_000n)
    await acts.closeRound(dealId, fundId)
    await eventually(async () => {
      const { holders } = await acts.getCapTable(enterpriseId)
      return holders.length === 5 ? true : undefined
    })
    const conversion = recordOf(enterpriseId, [
      classDefined('shares', '普通股', 'STOCK_CLASS_TYPE_COMMON'),
      {
        $case: 'convertStockClass',
        value: {
          enterpriseId: '',
          fromStockClassId: 'capital',
          toStockClassId: 'shares',
          totalQuantity: '60000000',
          convertedOn: '2025-01-01',
        },
      },
    ])
    const { version } = await portfolio.clients.capTables.recordTransactions(
      conversion,
      portfolio.as('fund-manager'),
    )
    const table = await acts.getCapTable(enterpriseId, always, version)
    expect(table).toMatchObject({
      totalQuantity: '60000000',
      classes: [{ quantity: '0' }, { quantity: '60000000' }],
    })
    const sum = table.holders.reduce(
      (total, { percent }) => total + BigInt(percent.replace('.', '')),
      0n,
    )
    expect(sum).toBe(1_000_000n)
  }, 60_000)

  test('what is entered late is judged as of every day since, and a closing asks the table first', async () => {
    const enterpriseId = await acts.registered()
    const send = (...made: readonly RequestedTransaction[]) =>
      portfolio.clients.capTables.recordTransactions(
        recordOf(enterpriseId, made),
        portfolio.as('registrar'),
      )
    const stock = (securityId: string, quantity: string, issuedOn: string) =>
      issuedAs(securityId, quantity, { issuedOn, stockClassId: 'capital' })
    await send(
      {
        $case: 'defineStockClass',
        value: {
          enterpriseId: '',
          stockClassId: 'capital',
          name: '注册资本',
          classType: 'STOCK_CLASS_TYPE_REGISTERED_CAPITAL',
          sharesAuthorized: '480100',
        },
      },
      ...foundersNamed(['甲']),
      stock('s1', '100', '2015-01-01'),
      stock('s2', '100', '2015-01-01'),
      {
        $case: 'cancelStock',
        value: {
          enterpriseId: '',
          securityId: 's2',
          quantity: '100',
          balanceSecurityId: '',
          cancelledOn: '2024-08-20',
          reason: '减资',
        },
      },
    )
    const tooMuchThen = await refusal(send(stock('s3', '479901', '2020-01-01')))
    expect(tooMuchThen).toMatchObject({
      code: 'WRONG_ON_THAT_DAY',
      facts: { day: '2020-01-01', wrong: 'EXCEEDS_AUTHORIZED_SHARES' },
    })
    // The round of 2024-08-15 has no room before the cancellation either.
    const fundId = await acts.openFund(1_000_000_000n)
    const { id: dealId } = await acts.openDeal(fundId, enterpriseId)
    const { version } = await acts.approve(dealId, 500_000_000n)
    expect(await refusal(acts.closeRound(dealId, fundId))).toMatchObject({
      code: 'WRONG_ON_THAT_DAY',
      facts: { day: '2024-08-15' },
    })
    expect(await acts.getDeal(dealId, version)).toMatchObject({
      status: 'DEAL_STATUS_APPROVED',
    })
    await acts.closeRound(dealId, fundId, { closedOn: '2024-08-20' })
    await eventually(async () => {
      const { holders } = await acts.getCapTable(enterpriseId)
      return holders.length === 3 ? true : undefined
    })
  }, 60_000)
})
