import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ReverseTransactionsRequest } from '@seedline/contracts/fund/v1/cap_table_service'
import { eventually, refusal } from '@seedline/testing'
import {
  commonAndTwo,
  issuedAs,
  type RequestedTransaction,
  recordOf,
  toAndFro,
} from './testing/cap-table-requests.ts'
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

/** The first half of a long table happens in 2016. */
const transferred = (number: number) => toAndFro(number, 10_000)

const record = (enterpriseId: string, ...transactions: readonly RequestedTransaction[]) =>
  portfolio.clients.capTables.recordTransactions(
    recordOf(enterpriseId, transactions),
    portfolio.as('registrar'),
  )

const reverse = (enterpriseId: string, ...versions: readonly number[]) =>
  portfolio.clients.capTables.reverseTransactions(
    ReverseTransactionsRequest.fromPartial({
      commandId: newCommand(),
      enterpriseId,
      versions: [...versions],
      reason: '误读',
    }),
    portfolio.as('registrar'),
  )

const historyOf = async (enterpriseId: string) =>
  (
    await portfolio.clients.capTables.getCapTableHistory(
      { enterpriseId, asOf: always, page: undefined },
      portfolio.as('operator'),
    )
  ).entries

describe('A reversal', () => {
  test('is shown, recorded, and read back at once; also after a restart', async () => {
    const enterpriseId = await acts.registered()
    await record(
      enterpriseId,
      ...commonAndTwo,
      issuedAs('a', '100'),
      issuedAs('b', '7', { issuedOn: '2016-01-01' }),
    )
    const shown = await portfolio.clients.capTables.previewReversal(
      { enterpriseId, versions: '5' },
      portfolio.as('registrar'),
    )
    expect(shown).toMatchObject({ totalQuantity: '100', version: 5 })
    const { version } = await reverse(enterpriseId, 5)
    expect(version).toBe(6)
    const then = { occurredOn: '2016-06-01', recordedAt: undefined }
    for (const how of ['stop', 'kill'] as const) {
      expect(await acts.getCapTable(enterpriseId, always, 6)).toMatchObject({
        totalQuantity: '100',
        version: 6,
      })
      expect((await acts.getCapTable(enterpriseId, then)).totalQuantity).toBe('100')
      await portfolio.restart(how)
    }
    expect((await historyOf(enterpriseId)).map(({ reversedBy }) => reversedBy !== '')).toEqual([
      false,
      false,
      false,
      false,
      true,
      false,
    ])
    await record(enterpriseId, issuedAs('c', '8', { issuedOn: '2016-01-01' }))
    expect(await acts.getCapTable(enterpriseId, always, 7)).toMatchObject({ totalQuantity: '108' })
  }, 60_000)

  test('is refused by who may not record, and by name where something builds on it', async () => {
    const enterpriseId = await acts.registered()
    await record(enterpriseId, ...commonAndTwo, issuedAs('s0', '10'), transferred(1))
    expect(await refusal(reverse(enterpriseId, 4))).toMatchObject({
      code: 'REVERSAL_IN_THE_WAY',
      facts: { day: '2016-01-01', version: '5', wrong: 'SECURITY_UNKNOWN' },
    })
    const byOfficer = portfolio.clients.capTables.reverseTransactions(
      ReverseTransactionsRequest.fromPartial({ enterpriseId, versions: [5], reason: 'x' }),
      portfolio.as('bank-officer'),
    )
    expect(await refusal(byOfficer)).toMatchObject({ code: 'ROLE_NOT_ALLOWED' })
  })

  test('of a long table lets others be answered meanwhile', async () => {
    const enterpriseId = await acts.registered()
    await record(enterpriseId, ...commonAndTwo, issuedAs('s0', '10'), issuedAs('early', '1'))
    for (let first = 1; first <= 20_000; first += 500)
      await record(enterpriseId, ...Array.from({ length: 500 }, (_, at) => transferred(first + at)))
    const answered: number[] = []
    let over = false
    const others = (async () => {
      while (!over) {
        await portfolio.clients.funds.listFunds({ page: undefined }, portfolio.as('operator'))
        answered.push(performance.now())
      }
    })()
    const asked = performance.now()
    // All that came since is judged again, in both orders.
    await reverse(enterpriseId, 5).finally(() => {
      over = true
    })
    const took = performance.now() - asked
    await others
    const meanwhile = answered.filter((at) => at > asked && at < asked + took)
    expect(meanwhile.length).toBeGreaterThan(3)
    await record(enterpriseId, issuedAs('y', '1', { issuedOn: '2018-01-01' }))
    expect((await acts.getCapTable(enterpriseId, always)).totalQuantity).toBe('11')
  }, 170_000)
})

test('What a round entered is reversed on its deal, not by hand', async () => {
  const enterpriseId = await acts.registered()
  const fundId = await acts.openFund(1_000_000_000n)
  const { id: dealId } = await acts.openDeal(fundId, enterpriseId)
  await acts.approve(dealId, 500_000_000n)
  await acts.closeRound(dealId, fundId)
  await eventually(async () => {
    const { holders } = await acts.getCapTable(enterpriseId)
    return holders.length === 2 ? true : undefined
  })
  const entries = await historyOf(enterpriseId)
  const shares = entries.findLast(({ recording }) => recording?.eventType.endsWith('StockIssued'))
  expect(await refusal(reverse(enterpriseId, shares?.recording?.version ?? 0))).toMatchObject({
    code: 'TRANSACTION_OF_ROUND',
    facts: { version: String(shares?.recording?.version) },
  })
})
