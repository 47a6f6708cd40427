import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { eventually } from '@seedline/testing'
import { type Acts, actsOf, type Portfolio, runPortfolio } from './testing/running-portfolio.ts'

let portfolio: Portfolio
let acts: Acts

beforeAll(async () => {
  portfolio = await runPortfolio()
  acts = actsOf(portfolio)
}, 90_000)

afterAll(() => portfolio?.remove(), 60_000)

describe('A fund service that is killed', () => {
  test('has every accepted command when it comes back, and finishes what it had begun', async () => {
    const fundId = await acts.openFund(100_000_000_000n)
    const enterpriseId = await acts.registered()
    const deals = await Promise.all(
      Array.from({ length: 4 }, () => acts.openDeal(fundId, enterpriseId)),
    )
    const approvals = deals.map(({ id }) =>
      acts.approve(id, 500_000_000n).then(
        () => id,
        () => undefined,
      ),
    )
    await Promise.race(approvals)
    await portfolio.restart('kill')
    const accepted = (await Promise.all(approvals)).filter((id) => id !== undefined)
    for (const id of accepted) {
      expect(await acts.getDeal(id, 2)).toMatchObject({ status: 'DEAL_STATUS_APPROVED' })
    }
    // In the end exactly the approved deals have their capital reserved.
    await eventually(async () => {
      const found = await Promise.all(deals.map(({ id }) => acts.getDeal(id, 1)))
      const approved = found.filter(({ status }) => status === 'DEAL_STATUS_APPROVED').length
      const { reserved } = await acts.getFund(fundId, 2)
      return reserved?.minorUnits === 500_000_000n * BigInt(approved) ? true : undefined
    }, 30_000)
  }, 90_000)

  test('leaves its events to a relay of its own, when told to', async () => {
    await portfolio.restart('stop', { RELAY: 'off' })
    const fundId = await acts.openFund(1n, 2n)
    const pending = async () =>
      (await portfolio.clients.operations.getDelivery({}, portfolio.as('operator'))).pendingCommits
    expect(await pending()).toBeGreaterThan(0n)
    const relay = await portfolio.relay()
    await eventually(async () => ((await pending()) === 0n ? true : undefined))
    expect(await acts.getFund(fundId, 3)).toMatchObject({ version: 3 })
    expect(await relay.stop()).toBe(0)
  }, 90_000)

  test('stops in order when it is asked to', async () => {
    expect(await portfolio.stop()).toBe(0)
  }, 30_000)
})
