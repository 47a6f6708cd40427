import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  commonAndTwo,
  issuedAs,
  type RequestedTransaction,
  recordOf,
  toAndFro,
} from './testing/cap-table-requests.ts'
import { type Acts, actsOf, type Portfolio, runPortfolio } from './testing/running-portfolio.ts'

const COMMANDS = 16
const TRANSFERS = 500

let portfolio: Portfolio
let acts: Acts

beforeAll(async () => {
  portfolio = await runPortfolio()
  acts = actsOf(portfolio)
}, 90_000)

afterAll(() => portfolio?.remove(), 60_000)

async function longTable(): Promise<string> {
  const enterpriseId = await acts.registered()
  const send = (transactions: readonly RequestedTransaction[]) =>
    portfolio.clients.capTables.recordTransactions(
      recordOf(enterpriseId, transactions),
      portfolio.as('registrar'),
    )
  await send([...commonAndTwo, issuedAs('s0', '10')])
  for (let command = 0; command < COMMANDS; command += 1) {
    const first = command * TRANSFERS + 1
    await send(Array.from({ length: TRANSFERS }, (_, index) => toAndFro(first + index, 3000)))
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
