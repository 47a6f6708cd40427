import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  type CapTableTransaction,
  RecordTransactionsRequest,
} from '@seedline/contracts/fund/v1/cap_table_service'
import {
  type Acts,
  actsOf,
  newCommand,
  type Portfolio,
  runPortfolio,
} from './testing/running-portfolio.ts'

const COMMANDS = 16
const TRANSFERS = 500

let portfolio: Portfolio
let acts: Acts

beforeAll(async () => {
  portfolio = await runPortfolio()
  acts = actsOf(portfolio)
}, 90_000)

afterAll(() => portfolio?.remove(), 60_000)

type Transaction = CapTableTransaction['transaction']

const beginning: readonly Transaction[] = [
  {
    $case: 'defineStockClass',
    value: {
      enterpriseId: '',
      stockClassId: 'common',
      name: '普通股',
      classType: 'STOCK_CLASS_TYPE_COMMON',
      sharesAuthorized: '',
    },
  },
  ...['甲', '乙'].map((holderId) => ({
    $case: 'nameStakeholder' as const,
    value: { enterpriseId: '', holderId, name: holderId, kind: 'HOLDER_KIND_FOUNDER' as const },
  })),
  {
    $case: 'issueStock',
    value: {
      enterpriseId: '',
      securityId: 's0',
      holderId: '甲',
      stockClassId: 'common',
      quantity: '10',
      sharePrice: '1',
      currency: 'CNY',
      issuedOn: '2015-01-01',
      resultingFromSecurityId: '',
      dealId: '',
      evidence: [],
      provenance: undefined,
    },
  },
]

/** To and fro: only one security is ever outstanding. */
const transferred = (number: number): Transaction => ({
  $case: 'transferStock',
  value: {
    enterpriseId: '',
    securityId: `s${number - 1}`,
    quantity: '10',
    toHolderId: number % 2 === 0 ? '甲' : '乙',
    resultingSecurityId: `s${number}`,
    balanceSecurityId: '',
    transferredOn: number <= 3000 ? '2016-01-01' : '2017-01-01',
    sharePrice: '',
    currency: '',
  },
})

async function longTable(): Promise<string> {
  const enterpriseId = await acts.registered()
  const send = (transactions: readonly Transaction[]) =>
    portfolio.clients.capTables.recordTransactions(
      RecordTransactionsRequest.fromPartial({
        commandId: newCommand(),
        enterpriseId,
        transactions: transactions.map((transaction) => ({ transaction })),
      }),
      portfolio.as('registrar'),
    )
  await send(beginning)
  for (let command = 0; command < COMMANDS; command += 1) {
    const first = command * TRANSFERS + 1
    await send(Array.from({ length: TRANSFERS }, (_, index) => transferred(first + index)))
  }
  return enterpriseId
}

describe('While somebody asks for a cap table with a long history as of a day', () => {
  test('others are answered, and so is he', async () => {
    const enterpriseId = await longTable()
    const answered: number[] = []
    let over = false
    const others = (async () => {
      while (!over) {
        await portfolio.clients.funds.listFunds({ page: undefined }, portfolio.as('operator'))
        answered.push(performance.now())
      }
    })()
    const asked = performance.now()
    const then = { occurredOn: '2016-06-01', recordedAt: undefined }
    const table = await acts.getCapTable(enterpriseId, then)
    const until = performance.now()
    over = true
    await others
    expect(table.holders).toMatchObject([{ holderId: '甲', securities: [{ securityId: 's3000' }] }])
    // A fold that lets nobody else through has them all wait for its end.
    const meanwhile = answered.filter((at) => at > asked && at < until)
    expect(meanwhile.length).toBeGreaterThan(3)
  }, 170_000)
})
