import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  type CapTableTransaction,
  RecordTransactionsRequest,
} from '@seedline/contracts/fund/v1/cap_table_service'
import { eventually, refusal } from '@seedline/testing'
import {
  type Acts,
  actsOf,
  always,
  newCommand,
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

const transactions = (...made: readonly CapTableTransaction['transaction'][]) =>
  made.map((transaction) => ({ transaction }))

describe('Transactions', () => {
  const founding = (enterpriseId: string) =>
    RecordTransactionsRequest.fromPartial({
      commandId: newCommand(),
      enterpriseId,
      transactions: transactions(
        {
          $case: 'defineStockClass',
          value: {
            enterpriseId: '',
            stockClassId: 'capital',
            name: '注册资本',
            classType: 'STOCK_CLASS_TYPE_REGISTERED_CAPITAL',
            sharesAuthorized: '',
          },
        },
        ...['甲', '乙', '丙'].map((name) => ({
          $case: 'nameStakeholder' as const,
          value: { enterpriseId: '', holderId: name, name, kind: 'HOLDER_KIND_FOUNDER' as const },
        })),
        ...['甲', '乙', '丙'].map((holderId) => ({
          $case: 'issueStock' as const,
          value: {
            enterpriseId: '',
            securityId: `出资-${holderId}`,
            holderId,
            stockClassId: 'capital',
            quantity: '1000000',
            sharePrice: '1',
            currency: 'CNY',
            issuedOn: '2015-01-01',
            resultingFromSecurityId: '',
            dealId: '',
            evidence: [],
            provenance: undefined,
          },
        })),
      ),
    })

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
    const conversion = RecordTransactionsRequest.fromPartial({
      commandId: newCommand(),
      enterpriseId,
      transactions: transactions(
        {
          $case: 'defineStockClass',
          value: {
            enterpriseId: '',
            stockClassId: 'shares',
            name: '普通股',
            classType: 'STOCK_CLASS_TYPE_COMMON',
            sharesAuthorized: '',
          },
        },
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
      ),
    })
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
    const send = (...made: readonly CapTableTransaction['transaction'][]) =>
      portfolio.clients.capTables.recordTransactions(
        RecordTransactionsRequest.fromPartial({
          commandId: newCommand(),
          enterpriseId,
          transactions: transactions(...made),
        }),
        portfolio.as('registrar'),
      )
    const stock = (securityId: string, quantity: string, issuedOn: string) => ({
      $case: 'issueStock' as const,
      value: {
        enterpriseId: '',
        securityId,
        holderId: '甲',
        stockClassId: 'capital',
        quantity,
        sharePrice: '1',
        currency: 'CNY',
        issuedOn,
        resultingFromSecurityId: '',
        dealId: '',
        evidence: [],
        provenance: undefined,
      },
    })
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
      {
        $case: 'nameStakeholder',
        value: { enterpriseId: '', holderId: '甲', name: '甲', kind: 'HOLDER_KIND_FOUNDER' },
      },
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
