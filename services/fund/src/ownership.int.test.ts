import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  RecordTransactionsRequest,
  ReverseTransactionsRequest,
} from '@seedline/contracts/fund/v1/cap_table_service'
import { ListDealsRequest } from '@seedline/contracts/fund/v1/deal_service'
import { eventually, refusal } from '@seedline/testing'
import {
  type Acts,
  actsOf,
  always,
  closingOf,
  cny,
  fundOf,
  newCommand,
  type Portfolio,
  runPortfolio,
} from './testing/running-portfolio.ts'

type Caller = { readonly token: string }

let portfolio: Portfolio
let acts: Acts
/** A fund manager of the organisation that manages the fund, a colleague, and one of another organisation. */
let manager: Caller
let colleague: Caller
let other: Caller

beforeAll(async () => {
  portfolio = await runPortfolio()
  acts = actsOf(portfolio)
  manager = portfolio.as('fund-manager')
  colleague = await portfolio.somebody('fund-manager', { subject: 'user:colleague' })
  other = await portfolio.somebody('fund-manager', { subject: 'user:other', organisation: 'other' })
}, 60_000)

afterAll(() => portfolio?.remove(), 30_000)

const named = (id: object) => ({ commandId: newCommand(), expectedVersion: 0, ...id })
const dealsOf = async (caller: Caller, fundId = ''): Promise<readonly string[]> => {
  const request = ListDealsRequest.fromPartial({ fundId })
  const { deals, nextPageToken } = await portfolio.clients.deals.listDeals(request, caller)
  expect(nextPageToken).toBe('')
  return deals.map(({ dealId }) => dealId)
}
const fundsOf = async (caller: Caller): Promise<readonly string[]> =>
  (await portfolio.clients.funds.listFunds({ page: undefined }, caller)).funds.map(
    ({ fundId }) => fundId,
  )
const naming = (enterpriseId: string) =>
  RecordTransactionsRequest.fromPartial({
    ...named({ enterpriseId }),
    transactions: [
      {
        transaction: {
          $case: 'nameStakeholder',
          value: { holderId: 'h', name: '创始人', kind: 'HOLDER_KIND_FOUNDER' },
        },
      },
    ],
  })

describe('A fund and its deals', () => {
  test('are acted for by people of the managing organisation alone', async () => {
    const { funds, deals } = portfolio.clients
    const fundId = await acts.openFund(500_000_000n)
    const { id: dealId } = await acts.openDeal(fundId, await acts.registered())
    const on = '2024-07-01'
    const evidence = [{ kind: 'resolution', title: 't', url: '', sha256: '' }]
    const approval = { dealId, approvedAmount: cny(1n), approvedOn: on, evidence }
    const [commitment] = fundOf([1n]).commitments
    const twoPeople = { approval: true, closing: true }
    const handing = { fundId, organisation: 'other', reason: 'taken' }
    const ofFund = [
      () => funds.setFundPolicy(named({ fundId, twoPeople }) as never, other),
      () => funds.changeFundManager(named(handing) as never, other),
      () => funds.addCommitment(named({ fundId, commitment }) as never, other),
      () => funds.getFund({ fundId, asOf: always, atLeastVersion: 0 }, other),
    ]
    const ofDeal = [
      () => deals.startDueDiligence(named({ dealId, startedOn: on }) as never, other),
      () => deals.approveDeal(named(approval) as never, other),
      () => deals.declineDeal(named({ dealId, declinedOn: on, reason: 'r' }) as never, other),
      () => deals.withdrawDeal(named({ dealId, withdrawnOn: on, reason: 'r' }) as never, other),
      () => deals.closeRound(closingOf(dealId, fundId), other),
      () => deals.getDeal({ dealId, asOf: always, atLeastVersion: 0 }, other),
    ]
    const codes = async (runs: readonly (() => Promise<unknown>)[]) =>
      (await Promise.all(runs.map((run) => refusal(run())))).map((problem) => problem.code)
    expect(new Set(await codes(ofFund))).toEqual(new Set(['FUND_OF_ANOTHER_ORGANISATION']))
    expect(new Set(await codes(ofDeal))).toEqual(new Set(['DEAL_UNKNOWN']))
    expect((await acts.getDeal(dealId)).version).toBe(1)
  }, 60_000)

  test('are listed for people of the managing organisation and for who oversees funds', async () => {
    const fundId = await acts.openFund(500_000_000n)
    const { id: dealId } = await acts.openDeal(fundId, await acts.registered())
    await eventually(async () =>
      (await dealsOf(manager, fundId)).includes(dealId) ? true : undefined,
    )
    expect(await fundsOf(portfolio.as('operator'))).toContain(fundId)
    expect(await dealsOf(portfolio.as('operator'), fundId)).toEqual([dealId])
    expect(await fundsOf(other)).toEqual([])
    expect(await dealsOf(other)).toEqual([])
    expect(await dealsOf(other, fundId)).toEqual([])
  }, 60_000)

  test('go to another organisation when the fund is handed over, and from the one before', async () => {
    const { funds } = portfolio.clients
    const fundId = await acts.openFund(500_000_000n)
    const { id: dealId } = await acts.openDeal(fundId, await acts.registered())
    const next = await portfolio.somebody('fund-manager', { organisation: 'next' })
    const handing = named({ fundId, organisation: 'next', reason: '变更' })
    await funds.changeFundManager(handing as never, manager)
    const read = (caller: Caller) =>
      portfolio.clients.deals.getDeal({ dealId, asOf: always, atLeastVersion: 0 }, caller)
    expect((await refusal(read(manager))).code).toBe('DEAL_UNKNOWN')
    expect((await read(next)).dealId).toBe(dealId)
    await eventually(async () => ((await fundsOf(next)).includes(fundId) ? true : undefined))
    expect(await dealsOf(next)).toEqual([dealId])
    expect(await dealsOf(manager, fundId)).toEqual([])
  }, 60_000)
})

test('A fund that wants two people is served by two: neither approves what he opened, nor closes what he approved', async () => {
  const { funds, deals } = portfolio.clients
  const fundId = await acts.openFund(500_000_000n)
  const twoPeople = { approval: true, closing: true }
  await funds.setFundPolicy(named({ fundId, twoPeople }) as never, manager)
  const { id: dealId } = await acts.openDeal(fundId, await acts.registered())
  const evidence = [{ kind: 'resolution', title: 't', url: '', sha256: '' }]
  const approving = (caller: Caller) => {
    const approval = {
      dealId,
      approvedAmount: cny(500_000_000n),
      approvedOn: '2024-07-01',
      evidence,
    }
    return deals.approveDeal(named(approval) as never, caller)
  }
  expect(await refusal(approving(manager))).toMatchObject({
    code: 'SECOND_PERSON_NEEDED',
    kind: 'forbidden',
  })
  expect((await acts.getFund(fundId)).reserved?.minorUnits).toBe(0n)
  await approving(colleague)
  const closing = (caller: Caller) => deals.closeRound(closingOf(dealId, fundId), caller)
  expect((await refusal(closing(colleague))).code).toBe('SECOND_PERSON_NEEDED')
  await closing(manager)
  expect((await acts.getDeal(dealId, 3)).status).toBe('DEAL_STATUS_CLOSED')
}, 60_000)

test('A cap table is recorded by who keeps the register, and by whose fund has a stake in the enterprise', async () => {
  const { capTables } = portfolio.clients
  const enterpriseId = await acts.registered()
  const record = (caller: Caller) => capTables.recordTransactions(naming(enterpriseId), caller)
  await record(await portfolio.somebody('registrar', { organisation: 'cluster-office' }))
  expect((await refusal(record(manager))).code).toBe('CAP_TABLE_OF_OTHERS')
  const fundId = await acts.openFund(500_000_000n)
  const { id: dealId } = await acts.openDeal(fundId, enterpriseId)
  // To have opened a deal is nobody's consent.
  expect((await refusal(record(manager))).code).toBe('CAP_TABLE_OF_OTHERS')
  await acts.approve(dealId, 500_000_000n)
  const { version } = await record(manager)
  expect((await refusal(record(other))).code).toBe('CAP_TABLE_OF_OTHERS')
  const reverse = (versions: readonly number[]) => {
    const reversal = { ...named({ enterpriseId }), versions: [...versions], reason: 'r' }
    return capTables.reverseTransactions(ReverseTransactionsRequest.fromPartial(reversal), manager)
  }
  // The first was recorded by the registrar.
  expect((await refusal(reverse([1]))).code).toBe('TRANSACTION_OF_ANOTHER_ORGANISATION')
  await reverse([version])
}, 60_000)

test('The papers of a round stay with those who may see its fund, also on the cap table and in its history', async () => {
  const fundId = await acts.openFund(500_000_000n)
  const enterpriseId = await acts.registered()
  const { id: dealId } = await acts.openDeal(fundId, enterpriseId)
  await acts.approve(dealId, 500_000_000n)
  await acts.closeRound(dealId, fundId)
  const outside = await portfolio.somebody('coach', { organisation: 'other' })
  const asked = { enterpriseId, asOf: always }
  const told = (caller: Caller) =>
    eventually(async () => {
      const { capTables } = portfolio.clients
      const table = await capTables.getCapTable({ ...asked, atLeastVersion: 0 }, caller)
      const history = await capTables.getCapTableHistory({ ...asked, page: undefined }, caller)
      return table.holders.length === 2 ? { table, history } : undefined
    })
  const [own, theirs] = [await told(manager), await told(outside)]
  const inside = (value: unknown) =>
    JSON.stringify(value, (_key, one) => (typeof one === 'bigint' ? String(one) : one))
  for (const word of [dealId, '增资协议']) {
    expect(inside(own)).toContain(word)
    expect(inside(theirs)).not.toContain(word)
  }
  expect(theirs.table.totalQuantity).toBe(own.table.totalQuantity)
}, 60_000)
