import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { DeclineDealRequest } from '@seedline/contracts/fund/v1/deal_service'
import { eventually, refusal } from '@seedline/testing'
import {
  type Acts,
  actsOf,
  always,
  cny,
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

const onClosing = { ...always, occurredOn: '2024-08-15' }

async function approved() {
  const fundId = await acts.openFund(600_000_000n)
  const enterpriseId = await acts.registered()
  const { id: dealId } = await acts.openDeal(fundId, enterpriseId)
  await acts.approve(dealId, 500_000_000n)
  return { fundId, enterpriseId, dealId }
}

const capital = async (fundId: string) => {
  const { reserved, invested, available } = await acts.getFund(fundId)
  return [reserved, invested, available].map((money) => money?.minorUnits)
}

const becomes = (fundId: string, ...amounts: readonly bigint[]) =>
  eventually(async () => {
    const now = await capital(fundId)
    return now.every((minor, index) => minor === amounts[index]) ? now : undefined
  })

const shares = async (enterpriseId: string, asOf = always) =>
  (await acts.getCapTable(enterpriseId, asOf)).totalQuantity

describe('A round that was closed by mistake', () => {
  test('is gone from deal, fund and cap table as of every day, and closes anew', async () => {
    const { fundId, enterpriseId, dealId } = await approved()
    const closed = await acts.closeRound(dealId, fundId)
    const reversed = await acts.reverseRound(dealId)
    expect(reversed).toMatchObject({ id: dealId, version: closed.version + 1 })
    expect(await acts.getDeal(dealId, reversed.version)).toMatchObject({
      status: 'DEAL_STATUS_APPROVED',
      statusOn: '2024-07-01',
      closing: undefined,
      history: [{}, {}, {}, { occurredOn: '2024-08-15', reason: '误记' }],
    })
    await becomes(fundId, 500_000_000n, 0n, 100_000_000n)
    for (const asOf of [always, onClosing])
      await eventually(async () => ((await shares(enterpriseId, asOf)) === '0' ? true : undefined))
    await acts.closeRound(dealId, fundId, { closedOn: '2024-08-20' })
    await becomes(fundId, 0n, 500_000_000n, 100_000_000n)
    await eventually(async () => ((await shares(enterpriseId)) === '480000' ? true : undefined))
    expect(await shares(enterpriseId, onClosing)).toBe('0')
  })

  test('is reversed once, however many ask at once', async () => {
    const { fundId, dealId } = await approved()
    await acts.closeRound(dealId, fundId)
    await becomes(fundId, 0n, 500_000_000n, 100_000_000n)
    const all = await Promise.allSettled(Array.from({ length: 8 }, () => acts.reverseRound(dealId)))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await becomes(fundId, 500_000_000n, 0n, 100_000_000n)
  })

  test('is reversed by a fund manager alone', async () => {
    const { fundId, dealId } = await approved()
    await acts.closeRound(dealId, fundId)
    const asked = portfolio.clients.deals.reverseRound(
      { commandId: newCommand(), dealId, expectedVersion: 0, reason: 'x', evidence: [] },
      portfolio.as('bank-officer'),
    )
    expect((await refusal(asked)).kind).toBe('forbidden')
  })
})

describe('An approval that was recorded by mistake', () => {
  test('leaves its capital free at once, for another deal', async () => {
    const { fundId, enterpriseId, dealId } = await approved()
    const { id: otherId } = await acts.openDeal(fundId, enterpriseId)
    expect((await refusal(acts.approve(otherId, 400_000_000n))).code).toBe('EXCEEDS_COMMITMENTS')
    const reversed = await acts.reverseApproval(dealId)
    await acts.approve(otherId, 400_000_000n)
    expect(await acts.getDeal(dealId, reversed.version)).toMatchObject({
      status: 'DEAL_STATUS_SCREENING',
      approvedAmount: undefined,
    })
    await becomes(fundId, 400_000_000n, 0n, 200_000_000n)
  })

  test('is reversed after its round was, and not before', async () => {
    const { fundId, dealId } = await approved()
    await acts.closeRound(dealId, fundId)
    expect((await refusal(acts.reverseApproval(dealId))).code).toBe('LATER_STEP_STANDS')
    await acts.reverseRound(dealId)
    await acts.reverseApproval(dealId)
    await becomes(fundId, 0n, 0n, 600_000_000n)
  })
})

describe('A decline that was recorded by mistake', () => {
  test('is taken back, and the deal goes on', async () => {
    const fundId = await acts.openFund(600_000_000n)
    const { id: dealId } = await acts.openDeal(fundId, await acts.registered())
    const decline = { commandId: newCommand(), dealId, declinedOn: '2024-06-01', reason: '误记' }
    await portfolio.clients.deals.declineDeal(
      DeclineDealRequest.fromPartial(decline),
      portfolio.as('fund-manager'),
    )
    await acts.reopenDeal(dealId)
    await acts.approve(dealId, 500_000_000n)
    await becomes(fundId, 500_000_000n, 0n, 100_000_000n)
  })
})

describe('A commitment that was recorded by mistake', () => {
  const reverse = (fundId: string, partnerId: string) =>
    portfolio.clients.funds.reverseCommitment(
      {
        commandId: newCommand(),
        fundId,
        expectedVersion: 0,
        partnerId,
        reason: '误记',
        evidence: [{ kind: 'contract', title: '出资协议', url: '', sha256: '' }],
      },
      portfolio.as('fund-manager'),
    )

  test('is gone, unless what remains would not cover what is promised', async () => {
    const fundId = await acts.openFund(500_000_000n, 100_000_000n)
    const { id: dealId } = await acts.openDeal(fundId, await acts.registered())
    await acts.approve(dealId, 500_000_000n)
    expect((await refusal(reverse(fundId, 'partner-0'))).code).toBe('COMMITMENT_IN_USE')
    const { version } = await reverse(fundId, 'partner-1')
    expect(await acts.getFund(fundId, version)).toMatchObject({
      totalCommitted: cny(500_000_000n),
      available: cny(0n),
      commitments: [{ partnerId: 'partner-0' }],
    })
  })
})
